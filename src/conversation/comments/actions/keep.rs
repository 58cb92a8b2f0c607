//! A comment is kept, with what screening found.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{Finding, Hold, store},
};

pub use store::NewRow;

/// Keeps a new comment, why it waits, and how like spam it is if the filter said so; answers its key. The
/// same digest or form again is [`AppError::Taken`](crate::base::error::AppError::Taken).
pub async fn keep(
    transaction: &Transaction,
    new: &NewRow<'_>,
    findings: Vec<Finding>,
    spam_score: Option<u8>,
) -> Result<CommentId> {
    let id = store::insert(transaction, new).await?;
    store::insert_holds(transaction, &Hold::all_of(id, findings)).await?;
    if spam_score.is_some() {
        store::keep_score(transaction, id, spam_score).await?;
    }
    Ok(id)
}
