//! The mail that the writer of a comment wants, and has had.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::store,
};

/// Has mail about a comment sent to its writer, or none; says whether that was new.
pub async fn set_notify(transaction: &Transaction, id: CommentId, notify: bool) -> Result<bool> {
    store::set_notify(transaction, id, notify).await
}

/// Remembers that the writer of the comment above was told of these replies at `now`.
pub async fn mark_told(transaction: &Transaction, ids: &[CommentId], now: Moment) -> Result<()> {
    store::mark_told(transaction, ids, now).await
}
