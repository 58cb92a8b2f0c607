//! The words of a comment are erased, and with them what moderators noted.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    moderation::teamwork::store,
};

/// Erases what moderators noted about a comment whose writer wants it erased.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::forget_words(transaction, comment).await
}
