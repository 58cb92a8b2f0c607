//! By when waiting comments are due.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The clock of a waiting comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingClock {
    /// The comment.
    pub id: CommentId,
    /// Since when it waits: when it was sent, or put back last.
    pub from: Moment,
    /// By when it is to be read.
    pub due: Moment,
}

/// The clocks of all waiting comments, in no order. Read at once: a page of them after another would
/// sort all of them each time.
pub async fn waiting_clocks(database: &Connection) -> Result<Vec<WaitingClock>> {
    let rows: Vec<(CommentId, Moment, Option<Moment>, Moment)> = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::SentAt)
        .column(Column::PutBackAt)
        .column(Column::DueAt)
        .filter(Column::Status.eq(CommentStatus::Waiting))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(id, sent, put_back, due)| WaitingClock { id, from: put_back.unwrap_or(sent), due })
        .collect())
}

/// How many comments wait that are due before `before`; counting ends at `most`.
pub async fn due_before(database: &Connection, before: Moment, most: u64) -> Result<u64> {
    let found: Vec<CommentId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(CommentStatus::Waiting))
        .filter(Column::DueAt.lt(before))
        .order_by_asc(Column::DueAt)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?;
    Ok(found.len() as u64)
}

/// The comments that wait and are due first.
pub async fn waiting_first(database: &Connection, most: u64) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Status.eq(CommentStatus::Waiting))
        .order_by_asc(Column::DueAt)
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}
