//! The redactions. One that was undone stays, marked.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    conversation::comments::{self},
    moderation::redaction::{
        entity::redaction::{Column, Entity, Model},
        values::Redaction,
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};

impl From<Model> for Redaction {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            person: row.person_id,
            reason: row.reason,
            words: row.words,
            passages: row.passages,
            version: row.comment_version,
            at: row.at,
            undone: row.undone_at,
        }
    }
}

/// The redactions of a comment, undone ones too, the newest first.
pub async fn of_comment(database: &Connection, comment: CommentId) -> Result<Vec<Redaction>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .order_by_desc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Redaction::from)
        .collect())
}

/// The redactions of these comments that were not undone, the newest first.
pub async fn standing_of(database: &Connection, comments: &[CommentId]) -> Result<Vec<Redaction>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::UndoneAt.is_null())
        .order_by_desc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Redaction::from)
        .collect())
}

/// The last redaction of a comment that was not undone.
pub async fn last_standing(database: &Connection, comment: CommentId) -> Result<Option<Redaction>> {
    Ok(standing_of(database, &[comment]).await?.into_iter().next())
}

/// How many of the comments that readers sent from `from` until before `to` have words removed.
pub async fn count_between(database: &Connection, from: Moment, to: Moment) -> Result<u64> {
    let count: Option<i64> = Entity::find()
        .select_only()
        .column_as(Expr::col(Column::CommentId).count_distinct(), "count")
        .filter(Column::UndoneAt.is_null())
        .filter(Column::CommentId.in_subquery(comments::sent_between(from, to)))
        .into_tuple()
        .one(database)
        .await?;
    Ok(count.unwrap_or(0).unsigned_abs())
}
