//! What is changed of pauses: called by actions alone.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PauseId, PersonId},
    },
    blog::calendar::{
        NewPause, Pause,
        entity::{ActiveModel, Column, Entity},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

pub async fn insert(
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
pub async fn update(transaction: &Transaction, after: &Pause) -> Result<bool> {
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
