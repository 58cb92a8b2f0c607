//! The writer words a comment anew, so what was taken out of the earlier words is told no more.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    moderation::redaction::store,
};

/// The writer has changed the words of a comment: what was taken out of the earlier ones is no longer
/// told of. The originals stay sealed until their date.
pub async fn supersede(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    store::supersede(transaction, comment, now).await
}
