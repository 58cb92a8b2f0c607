//! Replies that are not published yet.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId},
    },
    moderation::answers::{
        entity::{
            answer,
            draft::{ActiveModel, Column, Entity},
        },
        values::FollowUpStatus,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps a new draft. A second one for a comment is `AppError::Taken`.
pub async fn insert_draft(
    transaction: &Transaction,
    comment: CommentId,
    body: &str,
    owner: PersonId,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment),
        body: Set(body.to_owned()),
        owner_id: Set(owner),
        edited_by: Set(by),
        edited_at: Set(now),
        version: Set(1),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Changes the draft that was seen at `version`; says whether it was still so.
pub async fn update_draft(
    transaction: &Transaction,
    comment: CommentId,
    version: i64,
    body: &str,
    owner: PersonId,
    by: PersonId,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            body: Set(body.to_owned()),
            owner_id: Set(owner),
            edited_by: Set(by),
            edited_at: Set(now),
            version: Set(version.saturating_add(1)),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Deletes the draft that was seen at `version`; says whether it was still so.
pub async fn delete_draft(
    transaction: &Transaction,
    comment: CommentId,
    version: i64,
) -> Result<bool> {
    let done = Entity::delete_many()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Erases what the team wrote about a comment whose writer wants it erased: notes, drafts and replies
/// that nobody has looked at yet.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    super::reviews::forget_reviews(transaction, comment).await?;
    // Nobody answers words that are gone.
    super::answers::shift(transaction, comment, FollowUpStatus::Open, FollowUpStatus::Closed)
        .await?;
    answer::Entity::update_many()
        .set(answer::ActiveModel { note: Set(String::new()), ..Default::default() })
        .filter(answer::Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
