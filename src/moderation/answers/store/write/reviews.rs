//! Replies that a second person is to look at.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, ReviewId},
    },
    moderation::answers::entity::review::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps that `body` is to be looked at: a reply to `comment`, or the correction of `reply` to it. A second
/// one of the same is `AppError::Taken`.
pub async fn insert_review(
    transaction: &Transaction,
    comment: CommentId,
    reply: Option<CommentId>,
    body: &str,
    writer: PersonId,
    now: Moment,
) -> Result<ReviewId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment),
        reply_id: Set(reply),
        body: Set(body.to_owned()),
        person_id: Set(writer),
        at: Set(now),
        returned_by: Set(None),
        note: Set(String::new()),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Ends a review that waits, or one that was sent back to its writer; says whether it was still so.
pub async fn delete_review(
    transaction: &Transaction,
    id: ReviewId,
    returned: bool,
) -> Result<bool> {
    let found = Entity::delete_many().filter(Column::Id.eq(id));
    let found = match returned {
        true => found.filter(Column::ReturnedBy.is_not_null()),
        false => found.filter(Column::ReturnedBy.is_null()),
    };
    Ok(found.exec(transaction.connection()).await?.rows_affected == 1)
}

/// Sends a reply back to its writer; says whether it still waited.
pub async fn return_review(
    transaction: &Transaction,
    id: ReviewId,
    by: PersonId,
    note: &str,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            returned_by: Set(Some(by)),
            note: Set(note.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::ReturnedBy.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Forgets whatever was to be looked at about a comment.
pub async fn forget_reviews(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
