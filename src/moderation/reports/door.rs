//! What this room does for others.

use super::store;
use crate::base::{clock::Moment, database::Transaction, error::Result, ids::CommentId};
use sea_orm::ConnectionTrait;

/// How many comments have reports that nobody has looked at.
pub async fn open_count(database: &impl ConnectionTrait) -> Result<u64> {
    store::open_count(database).await
}

/// The comments with reports that nobody has looked at, whatever became of the comments.
pub async fn open_on(database: &impl ConnectionTrait) -> Result<Vec<CommentId>> {
    store::open_on(database).await
}

/// How many of the comments that readers sent from `from` until before `to` were reported.
pub async fn count_between(
    database: &impl ConnectionTrait,
    from: Moment,
    to: Moment,
) -> Result<u64> {
    store::count_between(database, from, to).await
}

/// Erases the network of reports that came before `before`; answers how many.
pub async fn erase_networks(transaction: &Transaction, before: Moment) -> Result<u64> {
    store::erase_networks(transaction, before).await
}
