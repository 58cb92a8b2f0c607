//! The words of a comment are erased at its writer's wish, or the wish is kept until they may be.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::{Comment, lifecycle::plan_erasure, store},
};

/// Erases the name, the words and every trace of the writer of `comment`; says whether it was not
/// erased before. Under a published one with replies a mark stays that its writer withdrew it.
pub async fn erase(transaction: &Transaction, comment: &Comment, now: Moment) -> Result<bool> {
    if comment.erased.is_some() {
        return Ok(false);
    }
    if let Some(transition) = plan_erasure(comment.status)
        && !store::apply(transaction, comment.id, comment.version, transition, now).await?
    {
        return Err(AppError::Conflict(
            "Somebody decided about the comment at the same moment. Try again.".to_owned(),
        ));
    }
    store::blank(transaction, comment.id, now).await?;
    Ok(true)
}

/// Keeps the wish that a comment be erased, which may not be done yet.
pub async fn wish_erasure(transaction: &Transaction, id: CommentId, now: Moment) -> Result<()> {
    store::wish_erasure(transaction, id, now).await
}
