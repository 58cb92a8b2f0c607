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

/// Why a comment is not erased just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EraseRefused {
    /// Somebody decided about it at the same moment.
    Decided,
}

impl EraseRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Decided => "Someone decided this comment at the same moment. Try again.",
        }
    }
}

impl From<EraseRefused> for AppError {
    fn from(refused: EraseRefused) -> Self {
        Self::Conflict(refused.in_words().to_owned())
    }
}

/// Erases the name, the words and every trace of the writer of `comment`; says whether it was not
/// erased before. Under a published one with replies a mark stays that its writer withdrew it.
pub async fn erase(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<Result<bool, EraseRefused>> {
    if comment.erased.is_some() {
        return Ok(Ok(false));
    }
    if let Some(transition) = plan_erasure(comment.status)
        && !store::apply(transaction, comment.id, comment.version, transition, now).await?
    {
        return Ok(Err(EraseRefused::Decided));
    }
    store::blank(transaction, comment.id, now).await?;
    Ok(Ok(true))
}

/// Keeps the wish that a comment be erased, which may not be done yet.
pub async fn wish_erasure(transaction: &Transaction, id: CommentId, now: Moment) -> Result<()> {
    store::wish_erasure(transaction, id, now).await
}
