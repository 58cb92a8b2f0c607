//! The words of a waiting comment are changed by its writer, and looked over again.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentBody, CommentStatus, Finding, Fingerprint, Hold, store,
    },
};

/// Puts `body` in the place of the words of `comment` if it still waits as it was read; says whether it
/// did. The earlier words are kept for moderators. The same comment again is
/// [`AppError::Taken`](crate::base::error::AppError::Taken).
pub async fn reword(
    transaction: &Transaction,
    comment: &Comment,
    body: &CommentBody,
    digest: &str,
    now: Moment,
) -> Result<bool> {
    store::reword(transaction, comment, CommentStatus::Waiting, body, digest, now).await
}

/// Keeps what screening found in the words of a comment, in place of what it found before.
pub async fn keep_findings(
    transaction: &Transaction,
    id: CommentId,
    fingerprint: &Fingerprint,
    findings: Vec<Finding>,
    spam_score: Option<u8>,
) -> Result<()> {
    store::set_fingerprint(transaction, id, fingerprint).await?;
    store::replace_holds(transaction, id, &Hold::all_of(id, findings)).await?;
    store::keep_score(transaction, id, spam_score).await
}

/// Keeps how like spam the filter finds a comment now, and why it waits, that being a part of it.
pub async fn keep_score(
    transaction: &Transaction,
    id: CommentId,
    holds: &[Hold],
    spam_score: Option<u8>,
) -> Result<()> {
    store::replace_holds(transaction, id, holds).await?;
    store::keep_score(transaction, id, spam_score).await
}
