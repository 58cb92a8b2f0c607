//! What is asked of credits.

use crate::{
    base::{
        database::Connection,
        error::Result,
        ids::{ChangeNoteId, CommentId},
    },
    moderation::credits::{
        entity::{Column, Entity, Model},
        values::Credit,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};

impl From<Model> for Credit {
    fn from(row: Model) -> Self {
        Self { comment: row.comment_id, note: row.change_note_id }
    }
}

async fn found(database: &Connection, asked: Select<Entity>) -> Result<Vec<Credit>> {
    let rows = asked.order_by_asc(Column::Id).all(database).await?;
    Ok(rows.into_iter().map(Credit::from).collect())
}

/// What these comments have led to.
pub async fn of_comments(database: &Connection, comments: &[CommentId]) -> Result<Vec<Credit>> {
    let asked = Entity::find().filter(Column::CommentId.is_in(comments.iter().copied()));
    found(database, asked).await
}

/// What led to these changes.
pub async fn of_notes(database: &Connection, notes: &[ChangeNoteId]) -> Result<Vec<Credit>> {
    let asked = Entity::find().filter(Column::ChangeNoteId.is_in(notes.iter().copied()));
    found(database, asked).await
}

fn notes() -> Select<Entity> {
    Entity::find().select_only().column(Column::ChangeNoteId).distinct()
}

/// The changes that a comment led to, the newest first.
pub async fn credited_notes(
    database: &Connection,
    offset: u64,
    most: u64,
) -> Result<Vec<ChangeNoteId>> {
    let asked = notes().order_by_desc(Column::ChangeNoteId).offset(offset).limit(most);
    Ok(asked.into_tuple().all(database).await?)
}

/// How many there are.
pub async fn count_notes(database: &Connection) -> Result<u64> {
    let all: Vec<ChangeNoteId> = notes().into_tuple().all(database).await?;
    Ok(all.len() as u64)
}
