//! What this room does for others inside their own transactions.

use super::{Person, store};
use crate::base::{database::Connection, error::Result, ids::PersonId};

/// Those with these keys, in no order, as the transaction of whoever asks sees them.
pub async fn persons_within(database: &Connection, ids: &[PersonId]) -> Result<Vec<Person>> {
    store::by_ids(database, ids).await
}
