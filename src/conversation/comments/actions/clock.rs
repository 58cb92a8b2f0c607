//! By when a waiting comment is to be read, worked out anew.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::store,
};

/// Says by when these waiting comments are due, some hundreds at most. It does not count as a change of
/// them, so nobody's decision is turned away by it.
pub async fn set_due(transaction: &Transaction, due: &[(CommentId, Moment)]) -> Result<()> {
    store::set_due(transaction, due).await
}

/// Lets a comment that was put back just now wait from `now` on, until `due`.
pub async fn restart_clock(
    transaction: &Transaction,
    id: CommentId,
    now: Moment,
    due: Moment,
) -> Result<()> {
    store::restart_clock(transaction, id, now, due).await
}
