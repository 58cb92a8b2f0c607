//! What is owed to a comment follows it: off the list when it leaves the page, on again when it comes
//! back, and what was chosen since a decision is taken back together with it.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{CommentStatus, Transition},
    moderation::answers::{store, values::FollowUpStatus},
};

/// The comment has changed its state, for good.
pub async fn follow(
    transaction: &Transaction,
    comment: CommentId,
    transition: Transition,
) -> Result<()> {
    if transition.to() == CommentStatus::Published {
        store::shift(transaction, comment, FollowUpStatus::Closed, FollowUpStatus::Open).await
    } else if transition.from() == CommentStatus::Published {
        store::shift(transaction, comment, FollowUpStatus::Open, FollowUpStatus::Closed).await
    } else {
        Ok(())
    }
}

/// A decision about the comment, made at `since`, was undone: whatever was chosen after it is taken
/// back, and its mail does not leave, since each mail asks first whether its choice still stands. What
/// was chosen after an earlier decision stays; what is owed of it waits for the comment to come back.
pub async fn undone(transaction: &Transaction, comment: CommentId, since: Moment) -> Result<()> {
    store::call_off_since(transaction, comment, since).await?;
    store::shift(transaction, comment, FollowUpStatus::Open, FollowUpStatus::Closed).await?;
    store::unnotice(transaction, comment).await
}
