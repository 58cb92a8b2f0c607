//! Every statement about pauses.

use super::{
    NewPause, Pause,
    entity::{ActiveModel, Column, Entity, Model},
};
use crate::base::{
    clock::Moment,
    database::{Connection, Transaction},
    error::Result,
    ids::{PauseId, PersonId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl From<Model> for Pause {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            starts: row.starts_at,
            ends: row.ends_at,
            title: row.title,
            because: row.because,
            person: row.person_id,
            cancelled: row.cancelled_at,
            version: row.version,
        }
    }
}

/// Those that are not called off and end after `moment`, the first to begin first.
pub(super) async fn standing_after(database: &Connection, moment: Moment) -> Result<Vec<Pause>> {
    Ok(Entity::find()
        .filter(Column::CancelledAt.is_null())
        .filter(Condition::any().add(Column::EndsAt.is_null()).add(Column::EndsAt.gt(moment)))
        .order_by_asc(Column::StartsAt)
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Pause::from)
        .collect())
}

/// Those that are over or were called off, the last first.
pub(super) async fn over(database: &Connection, now: Moment, most: u64) -> Result<Vec<Pause>> {
    Ok(Entity::find()
        .filter(
            Condition::any().add(Column::CancelledAt.is_not_null()).add(Column::EndsAt.lte(now)),
        )
        .order_by_desc(Column::StartsAt)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Pause::from)
        .collect())
}

pub(super) async fn find(database: &Connection, id: PauseId) -> Result<Option<Pause>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Pause::from))
}

pub(super) async fn insert(
    transaction: &Transaction,
    person: PersonId,
    new: &NewPause,
    now: Moment,
) -> Result<PauseId> {
    let row = ActiveModel {
        id: NotSet,
        starts_at: Set(new.starts),
        ends_at: Set(new.ends),
        title: Set(new.title.clone()),
        because: Set(new.because.as_str().to_owned()),
        person_id: Set(person),
        entered_at: Set(now),
        cancelled_at: Set(None),
        version: Set(1),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Writes everything of `after` if the pause is still at its version; says whether it was.
pub(super) async fn update(transaction: &Transaction, after: &Pause) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            starts_at: Set(after.starts),
            ends_at: Set(after.ends),
            title: Set(after.title.clone()),
            because: Set(after.because.clone()),
            person_id: Set(after.person),
            cancelled_at: Set(after.cancelled),
            version: Set(after.version.saturating_add(1)),
            ..Default::default()
        })
        .filter(Column::Id.eq(after.id))
        .filter(Column::Version.eq(after.version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
