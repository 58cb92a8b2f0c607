//! Statements about commenters.

use crate::{
    base::{database::Connection, error::Result, ids::CommenterId},
    conversation::{
        commenters::{
            Commenter,
            entity::commenter::{Column, Entity, Model},
        },
        comments::AddressHash,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

impl From<Model> for Commenter {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            address: AddressHash::from_stored(row.address_hash),
            confirmed: row.confirmed_at,
            suppressed: row.suppressed_at,
            mailed: row.mailed_at,
        }
    }
}

/// The commenter with this address.
pub async fn find(database: &Connection, address: &AddressHash) -> Result<Option<Commenter>> {
    Ok(Entity::find()
        .filter(Column::AddressHash.eq(address.as_str()))
        .one(database)
        .await?
        .map(Commenter::from))
}

/// The commenter with this key.
pub async fn by_id(database: &Connection, id: CommenterId) -> Result<Option<Commenter>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Commenter::from))
}

/// The keys of the commenters with these addresses.
pub async fn ids_of(
    database: &Connection,
    addresses: &[&AddressHash],
) -> Result<BTreeMap<AddressHash, CommenterId>> {
    Ok(Entity::find()
        .filter(Column::AddressHash.is_in(addresses.iter().map(|address| address.as_str())))
        .all(database)
        .await?
        .into_iter()
        .map(|row| (AddressHash::from_stored(row.address_hash), row.id))
        .collect())
}
