//! Replies that are not published yet.

use crate::{
    base::{database::Connection, error::Result, ids::CommentId},
    moderation::answers::{
        entity::draft::{Column, Entity, Model},
        values::Draft,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

impl From<Model> for Draft {
    fn from(row: Model) -> Self {
        Self {
            comment: row.comment_id,
            body: row.body,
            owner: row.owner_id,
            edited: (row.edited_by, row.edited_at),
            version: row.version,
        }
    }
}

/// The draft of a reply to a comment.
pub async fn draft(database: &Connection, comment: CommentId) -> Result<Option<Draft>> {
    let found = Entity::find().filter(Column::CommentId.eq(comment)).one(database);
    Ok(found.await?.map(Draft::from))
}

/// The drafts of replies to these comments.
pub async fn drafts_of(database: &Connection, comments: &[CommentId]) -> Result<Vec<Draft>> {
    let ids = comments.iter().copied();
    let found = Entity::find().filter(Column::CommentId.is_in(ids)).all(database);
    Ok(found.await?.into_iter().map(Draft::from).collect())
}
