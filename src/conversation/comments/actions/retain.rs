//! Personal data of comments goes on its date.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{Comment, store},
};

/// Erases the network address of comments sent before `before`, but of those in `kept`; answers how
/// many.
pub async fn erase_networks(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    store::erase_networks(transaction, before, kept).await
}

/// Erases the mail address of everybody whose last comment was sent before `before`, but on those in
/// `kept`; answers on how many comments. The hash of a confirmed address stays.
pub async fn erase_emails(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    store::erase_emails(transaction, before, kept).await
}

/// Takes the hash off all comments of addresses whose last comment was sent before `before`, but off
/// those in `kept`; answers how many comments.
pub async fn erase_hashes(
    transaction: &Transaction,
    before: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    store::erase_hashes(transaction, before, kept).await
}

/// Takes the words, the name and the addresses off a comment that was decided against; says whether it
/// was still as it was read. State, dates and the hash of a confirmed address stay.
pub async fn let_words_go(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<bool> {
    store::let_words_go(transaction, comment, now).await
}
