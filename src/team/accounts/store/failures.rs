//! Failed attempts to sign in: of which account, from which network, when.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
    },
    team::accounts::entity::failure::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// Where the networks of a client are kept, narrowest first.
const NETWORKS: [Column; 3] = [Column::Network, Column::Wider, Column::Widest];

/// A failure from `networks`, narrowest first.
pub(in crate::team::accounts) async fn insert_failure(
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

fn from(column: Column, network: &str, since: Moment) -> Select<Entity> {
    Entity::find().filter(column.eq(network)).filter(Column::At.gt(since))
}

/// Failures from a network since a moment, at any accounts.
pub(in crate::team::accounts) async fn failures_from(
    database: &Connection,
    network: &str,
    since: Moment,
) -> Result<u64> {
    Ok(from(Column::Network, network, since).count(database).await?)
}

/// Failures from each of `networks` since a moment: at this account, and at all.
pub(in crate::team::accounts) async fn failures(
    database: &Connection,
    account: &str,
    networks: &[String],
    since: Moment,
) -> Result<Vec<(u64, u64)>> {
    let mut counted = Vec::new();
    for (column, network) in NETWORKS.into_iter().zip(networks) {
        let from_there = from(column, network, since);
        let all = from_there.clone().count(database).await?;
        let here = from_there.filter(Column::Account.eq(account)).count(database).await?;
        counted.push((here, all));
    }
    Ok(counted)
}

/// Failures at an account since a moment, from anywhere.
pub(in crate::team::accounts) async fn failures_at(
    database: &Connection,
    account: &str,
    since: Moment,
) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::Account.eq(account))
        .filter(Column::At.gt(since))
        .count(database)
        .await?)
}

/// When a try was last let in: at this account, or where no account is named from the widest of
/// `networks`.
pub(in crate::team::accounts) async fn last_failure(
    database: &Connection,
    account: Option<&str>,
    networks: &[String],
) -> Result<Option<Moment>> {
    let found = Entity::find().select_only().column(Column::At);
    let found = match (account, NETWORKS.into_iter().zip(networks).next_back()) {
        (Some(account), _) => found.filter(Column::Account.eq(account)),
        (None, Some((column, network))) => found.filter(column.eq(network)),
        (None, None) => return Ok(None),
    };
    Ok(found.order_by_desc(Column::At).limit(1).into_tuple().one(database).await?)
}

pub(in crate::team::accounts) async fn forget_failures_at(
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

pub(in crate::team::accounts) async fn sweep_failures(
    transaction: &Transaction,
    before: Moment,
) -> Result<u64> {
    let done =
        Entity::delete_many().filter(Column::At.lte(before)).exec(transaction.connection()).await?;
    Ok(done.rows_affected)
}
