//! Personal data of reports goes on its date.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result},
    moderation::reports::store,
};

/// Erases the network of reports that came before `before`; answers how many.
pub async fn erase_networks(transaction: &Transaction, before: Moment) -> Result<u64> {
    store::erase_networks(transaction, before).await
}
