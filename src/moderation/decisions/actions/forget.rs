//! The words of a comment are erased, and with them what moderators wrote to its writer.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    moderation::decisions::store,
};

/// Erases what moderators wrote about a comment whose writer wants it erased. What was decided, and by
/// which guideline, stays: it says nothing of the writer.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::blank_notes(transaction, &[comment]).await
}
