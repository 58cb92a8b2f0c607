//! Failed attempts to sign in: of which account, from which network, when.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result},
    team::accounts::entity::failure::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// A failure from `networks`, narrowest first.
pub async fn insert_failure(
    transaction: &Transaction,
    account: &str,
    networks: &[String],
    now: Moment,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        account: Set(account.to_owned()),
        network: Set(networks.first().cloned().unwrap_or_default()),
        at: Set(now),
        wider: Set(networks.get(1).cloned()),
        widest: Set(networks.get(2).cloned()),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

pub async fn forget_failures_at(
    transaction: &Transaction,
    account: &str,
    network: &str,
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Account.eq(account))
        .filter(Column::Network.eq(network))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn sweep_failures(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done =
        Entity::delete_many().filter(Column::At.lte(before)).exec(transaction.connection()).await?;
    Ok(done.rows_affected)
}
