//! What is asked of marks.

use crate::{
    base::{
        database::Connection,
        error::Result,
        ids::{CommentId, RiskId},
    },
    moderation::risk::{
        Mark, RiskStatus,
        entity::{Column, Entity, Model},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

/// A mark stands until it is taken off.
pub const STANDING: [RiskStatus; 2] = [RiskStatus::Open, RiskStatus::Handled];

impl From<Model> for Mark {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            state: row.state,
            raised: (row.raised_by, row.raised_at),
            handled: row.handled_by.zip(row.handled_at),
            done: row.handled_words,
            cleared: row.cleared_by.zip(row.cleared_at),
            reason: row.cleared_words,
        }
    }
}

fn standing() -> Select<Entity> {
    Entity::find().filter(Column::State.is_in(STANDING))
}

pub async fn mark(database: &Connection, id: RiskId) -> Result<Option<Mark>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Mark::from))
}

/// The mark that stands on a comment.
pub async fn on(database: &Connection, comment: CommentId) -> Result<Option<Mark>> {
    let found = standing().filter(Column::CommentId.eq(comment)).one(database);
    Ok(found.await?.map(Mark::from))
}

/// The marks that stand on these comments.
pub async fn on_any(database: &Connection, comments: &[CommentId]) -> Result<Vec<Mark>> {
    let found = standing().filter(Column::CommentId.is_in(comments.iter().copied())).all(database);
    Ok(found.await?.into_iter().map(Mark::from).collect())
}

/// Every mark that a comment has had, the newest first.
pub async fn of(database: &Connection, comment: CommentId) -> Result<Vec<Mark>> {
    let found = Entity::find().filter(Column::CommentId.eq(comment)).order_by_desc(Column::Id);
    Ok(found.all(database).await?.into_iter().map(Mark::from).collect())
}

/// Marks of which nobody has said what was done, the oldest first.
pub async fn open(database: &Connection, most: u64) -> Result<Vec<Mark>> {
    let found = Entity::find().filter(Column::State.eq(RiskStatus::Open)).order_by_asc(Column::Id);
    Ok(found.limit(most).all(database).await?.into_iter().map(Mark::from).collect())
}

/// The comments of which nothing may be erased, because a mark stands on them.
pub async fn kept(database: &Connection) -> Result<Vec<CommentId>> {
    Ok(standing().select_only().column(Column::CommentId).into_tuple().all(database).await?)
}
