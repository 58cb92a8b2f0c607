//! Every statement about commenters.

use super::{
    AddressHash, Commenter,
    entity::{ActiveModel, Column, Entity, Model},
};
use crate::{clock::Moment, database::Transaction, error::Result};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter,
    sea_query::Expr,
};

impl From<Model> for Commenter {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            address: AddressHash::kept(row.address_hash),
            confirmed: row.confirmed_at,
            suppressed: row.suppressed_at,
        }
    }
}

/// The commenter with this address.
pub async fn find(
    database: &impl ConnectionTrait,
    address: &AddressHash,
) -> Result<Option<Commenter>> {
    Ok(Entity::find()
        .filter(Column::AddressHash.eq(address.as_str()))
        .one(database)
        .await?
        .map(Commenter::from))
}

/// The commenter with this address, made if there is none. On PostgreSQL others wait who do the same.
pub async fn ensure(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<Commenter> {
    transaction.one_at_a_time(address.as_str()).await?;
    if let Some(found) = find(transaction, address).await? {
        return Ok(found);
    }
    let row = ActiveModel {
        id: NotSet,
        address_hash: Set(address.as_str().to_owned()),
        known_since: Set(now),
        confirmed_at: Set(None),
        suppressed_at: Set(None),
    };
    let id = Entity::insert(row).exec(transaction).await?.last_insert_id;
    Ok(Commenter { id, address: address.clone(), confirmed: None, suppressed: None })
}

/// Writes down that the address is its owner's; says whether that was new.
pub async fn confirm(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::ConfirmedAt, Expr::value(now))
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}
