//! Writes the table `feeds`: called by actions alone.

use crate::{
    base::{database::Transaction, error::Result},
    blog::feeds::entity::{ActiveModel, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};

/// Keeps by what feed readers know the feed `name`.
pub async fn keep(transaction: &Transaction, name: &str, feed_id: &str) -> Result<()> {
    let row =
        ActiveModel { id: NotSet, name: Set(name.to_owned()), feed_id: Set(feed_id.to_owned()) };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}
