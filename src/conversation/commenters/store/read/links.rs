//! Statements about links to all comments of an address.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::LinkId},
    conversation::{
        commenters::entity::link::{Column, Entity, Model},
        comments::AddressHash,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter};

/// A link that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The key.
    pub id: LinkId,
    /// Whose comments it shows.
    pub address: AddressHash,
    /// Where it is to go, until it has gone.
    pub email: Option<String>,
    /// Until when it works, once it has gone.
    pub ends: Option<Moment>,
    /// When its owner pressed the button behind it.
    pub opened: Option<Moment>,
}

impl From<Model> for Link {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            address: AddressHash::from_stored(row.address_hash),
            email: row.email,
            ends: row.ends_at,
            opened: row.opened_at,
        }
    }
}

/// How many links were sent since then to the address or are to be, and how many were asked for from the
/// network.
pub async fn asked_since(
    database: &Connection,
    address: &AddressHash,
    network: &str,
    since: Moment,
) -> Result<(u64, u64)> {
    let lately = Entity::find().filter(Column::AskedAt.gt(since));
    let sent = Column::Email.is_not_null().or(Column::TokenHash.is_not_null());
    let to = lately.clone().filter(Column::AddressHash.eq(address.as_str())).filter(sent);
    Ok((
        to.count(database).await?,
        lately.filter(Column::Network.eq(network)).count(database).await?,
    ))
}

/// The link with this key.
pub async fn link(database: &Connection, id: LinkId) -> Result<Option<Link>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Link::from))
}

/// The link whose token has this hash.
pub async fn by_token(database: &Connection, hash: &str) -> Result<Option<Link>> {
    Ok(Entity::find().filter(Column::TokenHash.eq(hash)).one(database).await?.map(Link::from))
}
