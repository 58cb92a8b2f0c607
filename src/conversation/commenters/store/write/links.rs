//! Statements about links to all comments of an address.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::LinkId},
    conversation::{
        commenters::entity::link::{ActiveModel, Column, Entity, Model},
        comments::AddressHash,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
};

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
            address: AddressHash::kept(row.address_hash),
            email: row.email,
            ends: row.ends_at,
            opened: row.opened_at,
        }
    }
}

/// How many links were sent since then to the address or are to be, and how many were asked for from the
/// network.
pub async fn asked_since(
    database: &impl ConnectionTrait,
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

/// Keeps the wish for a link; without an address it goes nowhere.
pub async fn insert_link(
    transaction: &Transaction,
    address: &AddressHash,
    email: Option<&str>,
    network: &str,
    now: Moment,
) -> Result<LinkId> {
    let row = ActiveModel {
        id: NotSet,
        address_hash: Set(address.as_str().to_owned()),
        email: Set(email.map(str::to_owned)),
        network: Set(network.to_owned()),
        asked_at: Set(now),
        token_hash: Set(None),
        ends_at: Set(None),
        opened_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// The link with this key.
pub async fn link(database: &impl ConnectionTrait, id: LinkId) -> Result<Option<Link>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Link::from))
}

/// The link whose token has this hash.
pub async fn by_token(database: &impl ConnectionTrait, hash: &str) -> Result<Option<Link>> {
    Ok(Entity::find().filter(Column::TokenHash.eq(hash)).one(database).await?.map(Link::from))
}

/// Writes down the token of a link, and where it goes until it has.
pub async fn sent(
    transaction: &Transaction,
    id: LinkId,
    token: Option<(&str, Moment)>,
    email: Option<&str>,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            email: Set(email.map(str::to_owned)),
            token_hash: Set(token.map(|(hash, _)| hash.to_owned())),
            ends_at: Set(token.map(|(_, ends)| ends)),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Writes down that the owner pressed the button behind a link.
pub async fn open(transaction: &Transaction, id: LinkId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { opened_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::OpenedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Drops the links of an address.
pub async fn drop_links(transaction: &Transaction, address: &AddressHash) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AddressHash.eq(address.as_str()))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Drops links asked for before `before`.
pub async fn drop_links_before(transaction: &Transaction, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::AskedAt.lt(before)).exec(transaction).await?;
    Ok(())
}
