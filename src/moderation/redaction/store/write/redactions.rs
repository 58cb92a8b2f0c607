//! The redactions. One that was undone stays, marked.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, RedactionId},
    },
    conversation::comments::{self, Comment},
    moderation::redaction::{
        entity::redaction::{ActiveModel, Column, Entity, Model},
        values::{Cause, Redaction},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
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

/// Keeps a redaction of `comment` as it was seen.
pub async fn insert(
    transaction: &Transaction,
    comment: &Comment,
    person: PersonId,
    cause: &Cause,
    passages: i64,
    now: Moment,
) -> Result<RedactionId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment.id),
        person_id: Set(person),
        reason: Set(cause.reason),
        words: Set(cause.words.clone()),
        passages: Set(passages),
        comment_version: Set(comment.version),
        at: Set(now),
        undone_at: Set(None),
        undone_by: Set(None),
        undone_because: Set(String::new()),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// The redactions of a comment, undone ones too, the newest first.
pub async fn of_comment(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Vec<Redaction>> {
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
pub async fn standing_of(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<Vec<Redaction>> {
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
pub async fn last_standing(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Option<Redaction>> {
    Ok(standing_of(database, &[comment]).await?.into_iter().next())
}

/// Marks a redaction as undone by `person`, with the reason if one was asked for; says whether it
/// still stood.
pub async fn mark_undone(
    transaction: &Transaction,
    id: RedactionId,
    person: PersonId,
    because: &str,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            undone_at: Set(Some(now)),
            undone_by: Set(Some(person)),
            undone_because: Set(because.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::UndoneAt.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The writer has changed the words of a comment, so no note about what was taken out holds of them.
pub async fn supersede(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { undone_at: Set(Some(now)), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::UndoneAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// How many of the comments that readers sent from `from` until before `to` have words removed.
pub async fn count_between(
    database: &impl ConnectionTrait,
    from: Moment,
    to: Moment,
) -> Result<u64> {
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

/// Erases what moderators wrote about taking words out of a comment.
pub async fn forget_causes(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            words: Set(String::new()),
            undone_because: Set(String::new()),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .exec(transaction)
        .await?;
    Ok(())
}
