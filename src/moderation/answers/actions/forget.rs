//! The words of a comment are erased, and with them what the team wrote about it.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    moderation::answers::store,
};

/// Erases what the team wrote about a comment whose writer wants it erased: notes and drafts. Nobody owes
/// it an answer any more.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::forget_words(transaction, comment).await
}
