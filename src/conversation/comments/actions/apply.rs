//! A comment changes its state, and what follows from that wherever it is decided.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{CommentStatus, Transition, jobs::reply_published, store},
};

/// Carries out `transition` if the comment is still in the state it starts from and at `version`;
/// says whether it was. Whoever asked to be told of replies is told of one that is published.
pub async fn apply(
    transaction: &Transaction,
    id: CommentId,
    version: i64,
    transition: Transition,
    now: Moment,
) -> Result<bool> {
    let done = store::apply(transaction, id, version, transition, now).await?;
    if done && transition.to() == CommentStatus::Published {
        reply_published(transaction, id, now, now).await?;
    }
    Ok(done)
}
