//! What the team noted. A note that was withdrawn loses its words and keeps its place.

use crate::{
    base::{database::Connection, error::Result, ids::CommentId},
    moderation::teamwork::{
        Note,
        entity::note::{Column, Entity, Model},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

impl From<Model> for Note {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            body: row.body,
            at: row.at,
            withdrawn: row.withdrawn_at,
        }
    }
}

/// The notes about a comment, the oldest first, withdrawn ones too.
pub async fn notes_of(database: &Connection, comment: CommentId) -> Result<Vec<Note>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Note::from)
        .collect())
}

/// How many notes stand about each of these comments that has any.
pub async fn count_notes(
    database: &Connection,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, usize>> {
    let found: Vec<CommentId> = Entity::find()
        .select_only()
        .column(Column::CommentId)
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::WithdrawnAt.is_null())
        .into_tuple()
        .all(database)
        .await?;
    let mut counts = BTreeMap::new();
    for id in found {
        *counts.entry(id).or_default() += 1;
    }
    Ok(counts)
}
