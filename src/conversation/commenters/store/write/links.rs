//! Statements about links to all comments of an address.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::LinkId},
    conversation::{
        commenters::entity::link::{ActiveModel, Column, Entity},
        comments::AddressHash,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

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
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
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
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Writes down that the owner pressed the button behind a link.
pub async fn open(transaction: &Transaction, id: LinkId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { opened_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::OpenedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Drops the links of an address.
pub async fn drop_links(transaction: &Transaction, address: &AddressHash) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AddressHash.eq(address.as_str()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Drops links asked for before `before`.
pub async fn drop_links_before(transaction: &Transaction, before: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::AskedAt.lt(before)).exec(transaction.connection()).await?;
    Ok(())
}
