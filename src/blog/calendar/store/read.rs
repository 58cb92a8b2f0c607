//! What is asked of pauses.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::PauseId},
    blog::calendar::{
        Pause,
        entity::{Column, Entity, Model},
    },
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

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
pub async fn standing_after(database: &Connection, moment: Moment) -> Result<Vec<Pause>> {
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
pub async fn over(database: &Connection, now: Moment, most: u64) -> Result<Vec<Pause>> {
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

pub async fn find(database: &Connection, id: PauseId) -> Result<Option<Pause>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Pause::from))
}
