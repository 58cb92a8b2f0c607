//! Who is on which comment.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    moderation::teamwork::{
        Claim,
        entity::claim::{Column, Entity, Model},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl From<Model> for Claim {
    fn from(row: Model) -> Self {
        Self { comment: row.comment_id, person: row.person_id, at: row.at, until: row.until }
    }
}

/// The claims on these comments that have not run out, the newest first.
pub async fn claims_of(
    database: &Connection,
    comments: &[CommentId],
    now: Moment,
) -> Result<Vec<Claim>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::Until.gt(now))
        .order_by_desc(Column::At)
        .all(database)
        .await?
        .into_iter()
        .map(Claim::from)
        .collect())
}
