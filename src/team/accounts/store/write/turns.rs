//! Whose turn it is to try, where tries are let in one after the other.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result},
    team::accounts::entity::turn::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

pub async fn insert_turn(
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

pub async fn take_turn(transaction: &Transaction, lane: &str, network: &str) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Lane.eq(lane))
        .filter(Column::Network.eq(network))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets turns that nobody came to take.
pub async fn sweep_turns(transaction: &Transaction, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::At.lte(before)).exec(transaction.connection()).await?;
    Ok(())
}
