//! What is owed to a comment follows it: off the list when it leaves the page, on again when it comes
//! back, and all of it forgotten when its publication is undone.

use super::mail_about;
use crate::{
    answers::{store, values::State},
    comments::{Status, Transition},
    database::Transaction,
    error::Result,
    ids::CommentId,
    jobs,
};

/// The comment has changed its state, for good.
pub async fn follow(
    transaction: &Transaction,
    comment: CommentId,
    transition: Transition,
) -> Result<()> {
    if transition.to() == Status::Published {
        store::shift(transaction, comment, State::Closed, "open").await
    } else if transition.from() == Status::Published {
        store::shift(transaction, comment, State::Open, "closed").await
    } else {
        Ok(())
    }
}

/// A decision about the comment was undone: whatever was chosen after it is taken back, and mail that
/// has not left does not leave.
pub async fn undone(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::call_off_all(transaction, comment).await?;
    store::unnotice(transaction, comment).await?;
    jobs::cancel(transaction, &mail_about(comment)).await?;
    Ok(())
}
