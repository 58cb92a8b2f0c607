//! Whose turn it is to try, where tries are let in one after the other.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
    },
    team::accounts::entity::turn::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// The turn of a network in a lane, if it has one.
pub(in crate::team::accounts) async fn turn(
    database: &Connection,
    lane: &str,
    network: &str,
) -> Result<Option<Moment>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::At)
        .filter(Column::Lane.eq(lane))
        .filter(Column::Network.eq(network))
        .into_tuple()
        .one(database)
        .await?)
}

/// The last turn that is given in a lane.
pub(in crate::team::accounts) async fn last_turn(
    transaction: &Transaction,
    lane: &str,
) -> Result<Option<Moment>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::At)
        .filter(Column::Lane.eq(lane))
        .order_by_desc(Column::At)
        .limit(1)
        .into_tuple()
        .one(transaction.connection())
        .await?)
}

pub(in crate::team::accounts) async fn insert_turn(
    transaction: &Transaction,
    lane: &str,
    network: &str,
    at: Moment,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        lane: Set(lane.to_owned()),
        network: Set(network.to_owned()),
        at: Set(at),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

pub(in crate::team::accounts) async fn take_turn(
    transaction: &Transaction,
    lane: &str,
    network: &str,
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Lane.eq(lane))
        .filter(Column::Network.eq(network))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets turns that nobody came to take.
pub(in crate::team::accounts) async fn sweep_turns(
    transaction: &Transaction,
    before: Moment,
) -> Result<()> {
    Entity::delete_many().filter(Column::At.lte(before)).exec(transaction.connection()).await?;
    Ok(())
}
