//! Failed attempts to sign in: of which account, from which network, when.

use crate::{
    base::{clock::Moment, database::Connection, error::Result},
    team::accounts::entity::failure::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

/// Where the networks of a client are kept, narrowest first.
const NETWORKS: [Column; 3] = [Column::Network, Column::Wider, Column::Widest];

fn from(column: Column, network: &str, since: Moment) -> Select<Entity> {
    Entity::find().filter(column.eq(network)).filter(Column::At.gt(since))
}

/// Failures from a network since a moment, at any accounts.
pub async fn failures_from(database: &Connection, network: &str, since: Moment) -> Result<u64> {
    Ok(from(Column::Network, network, since).count(database).await?)
}

/// Failures from each of `networks` since a moment: at this account, and at all.
pub async fn failures(
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
pub async fn failures_at(database: &Connection, account: &str, since: Moment) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::Account.eq(account))
        .filter(Column::At.gt(since))
        .count(database)
        .await?)
}

/// When a try was last let in: at this account, or where no account is named from the widest of
/// `networks`.
pub async fn last_failure(
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
