//! Failed attempts to sign in: of which account, from which network, when.

use crate::{accounts::entity::failure, clock::Moment, database::Transaction, error::Result};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

pub(in crate::accounts) async fn insert_failure(
    transaction: &Transaction,
    account: &str,
    network: &str,
    now: Moment,
) -> Result<()> {
    let row = failure::ActiveModel {
        id: NotSet,
        account: Set(account.to_owned()),
        network: Set(network.to_owned()),
        at: Set(now),
    };
    failure::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Failures from `network` since a moment: at this account, and at all.
pub(in crate::accounts) async fn failures(
    database: &impl ConnectionTrait,
    account: &str,
    network: &str,
    since: Moment,
) -> Result<(u64, u64)> {
    let from_there = failure::Entity::find()
        .filter(failure::Column::Network.eq(network))
        .filter(failure::Column::At.gt(since));
    let all = from_there.clone().count(database).await?;
    let here = from_there.filter(failure::Column::Account.eq(account)).count(database).await?;
    Ok((here, all))
}

pub(in crate::accounts) async fn forget_failures_at(
    transaction: &Transaction,
    account: &str,
    network: &str,
) -> Result<()> {
    failure::Entity::delete_many()
        .filter(failure::Column::Account.eq(account))
        .filter(failure::Column::Network.eq(network))
        .exec(transaction)
        .await?;
    Ok(())
}

pub(in crate::accounts) async fn sweep_failures(
    transaction: &Transaction,
    before: Moment,
) -> Result<u64> {
    let done = failure::Entity::delete_many()
        .filter(failure::Column::At.lte(before))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}
