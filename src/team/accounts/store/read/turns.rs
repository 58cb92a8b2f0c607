//! Whose turn it is to try, where tries are let in one after the other.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
    },
    team::accounts::entity::turn::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The turn of a network in a lane, if it has one.
pub async fn turn(database: &Connection, lane: &str, network: &str) -> Result<Option<Moment>> {
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
pub async fn last_turn(transaction: &Transaction, lane: &str) -> Result<Option<Moment>> {
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
