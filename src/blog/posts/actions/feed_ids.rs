//! By what feed readers know the posts that were published before such ids were kept.

use crate::{
    base::{database::Transaction, error::Result},
    blog::posts::{store, values::earlier_feed_id},
};

/// Keeps for each of those posts the id that feeds have shown so far, which was made of `host`, the host
/// of the blog's address. Answers whether there were any.
pub async fn keep_feed_ids(transaction: &Transaction, host: &str) -> Result<bool> {
    let without = store::without_feed_id(transaction).await?;
    for (id, dated) in &without {
        store::keep_feed_id(transaction, *id, &earlier_feed_id(host, dated, *id)).await?;
    }
    Ok(!without.is_empty())
}
