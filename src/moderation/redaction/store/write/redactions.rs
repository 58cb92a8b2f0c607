//! The redactions. One that was undone stays, marked.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, RedactionId},
    },
    conversation::comments::Comment,
    moderation::redaction::{
        entity::redaction::{ActiveModel, Column, Entity},
        values::RedactionCause,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps a redaction of `comment` as it was seen.
pub async fn insert(
    transaction: &Transaction,
    comment: &Comment,
    person: PersonId,
    cause: &RedactionCause,
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
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
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
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// The writer has changed the words of a comment, so no note about what was taken out holds of them.
pub async fn supersede(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { undone_at: Set(Some(now)), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::UndoneAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
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
        .exec(transaction.connection())
        .await?;
    Ok(())
}
