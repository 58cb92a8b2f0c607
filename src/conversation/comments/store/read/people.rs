//! Comments by the person who wrote them, who is known by the keyed hash of a confirmed address.

use crate::{
    base::{database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus,
        address_hash::AddressHash,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select, sea_query::SelectStatement,
};
use std::collections::BTreeMap;

/// The most refusals of one person whose reasons are looked up.
const REFUSALS: u64 = 200;

/// The comments that count for these addresses: an address that nobody has confirmed has none.
fn of(addresses: &[&AddressHash]) -> Select<Entity> {
    Entity::find()
        .filter(Column::AddressHash.is_in(addresses.iter().map(|address| address.as_str())))
        .filter(Column::EmailConfirmedAt.is_not_null())
}

/// How many comments each of these addresses has in each state. An address that is not confirmed has
/// no record.
pub async fn records_of(
    database: &Connection,
    addresses: &[&AddressHash],
) -> Result<BTreeMap<AddressHash, BTreeMap<CommentStatus, u64>>> {
    let rows: Vec<(String, CommentStatus, i64)> = of(addresses)
        .select_only()
        .column(Column::AddressHash)
        .column(Column::Status)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::AddressHash)
        .group_by(Column::Status)
        .into_tuple()
        .all(database)
        .await?;
    let mut records: BTreeMap<AddressHash, BTreeMap<CommentStatus, u64>> = BTreeMap::new();
    for (address, status, count) in rows {
        records
            .entry(AddressHash::from_stored(address))
            .or_default()
            .insert(status, count.unsigned_abs());
    }
    Ok(records)
}

/// The newest comments of these addresses that were decided against: whose, which, and how.
pub async fn refusals_of(
    database: &Connection,
    addresses: &[&AddressHash],
) -> Result<Vec<(AddressHash, CommentId, CommentStatus)>> {
    let rows: Vec<(String, CommentId, CommentStatus)> = of(addresses)
        .select_only()
        .column(Column::AddressHash)
        .column(Column::Id)
        .column(Column::Status)
        .filter(Column::Status.is_in([CommentStatus::NotPublished, CommentStatus::Removed]))
        .order_by_desc(Column::Id)
        .limit(REFUSALS)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(address, id, status)| (AddressHash::from_stored(address), id, status))
        .collect())
}

/// The comments of a confirmed address, the newest first; `before` goes on where a page ended.
pub async fn of_address(
    database: &Connection,
    address: &AddressHash,
    before: Option<CommentId>,
    most: u64,
) -> Result<Vec<Comment>> {
    let mut found = of(&[address]);
    if let Some(before) = before {
        found = found.filter(Column::Id.lt(before));
    }
    let rows = found.order_by_desc(Column::Id).limit(most).all(database).await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// The newest other comments from this confirmed address.
pub async fn others_of_address(
    database: &Connection,
    address: &AddressHash,
    but: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
    let rows = of(&[address])
        .filter(Column::Id.ne(but))
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// Comments with a plain address and no hash, after this one: earlier versions made no hash.
pub async fn unhashed(database: &Connection, after: CommentId, most: u64) -> Result<Vec<Comment>> {
    Ok(Entity::find()
        .filter(Column::Email.is_not_null())
        .filter(Column::AddressHash.is_null())
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Comment::from)
        .collect())
}

/// The newest comments that were sent with this address, confirmed or not.
pub async fn ids_of_address(
    database: &Connection,
    address: &AddressHash,
) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::AddressHash.eq(address.as_str()))
        .order_by_desc(Column::Id)
        .limit(REFUSALS)
        .into_tuple()
        .all(database)
        .await?)
}

/// The addresses that some comment has, for the statements of others.
pub fn addresses_in_use() -> SelectStatement {
    Entity::find()
        .select_only()
        .column(Column::AddressHash)
        .filter(Column::AddressHash.is_not_null())
        .into_query()
}

/// All comments that were sent with this address, confirmed or not, after this one.
pub async fn all_of_address(
    database: &Connection,
    address: &AddressHash,
    after: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
    let rows = Entity::find()
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(Column::Id.gt(after))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// Whether this address is still kept with some comment.
pub async fn is_address_kept(database: &Connection, address: &AddressHash) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(Column::Email.is_not_null())
        .count(database);
    Ok(found.await? > 0)
}

/// How many comments were sent with this address, confirmed or not.
pub async fn count_of_address(database: &Connection, address: &AddressHash) -> Result<u64> {
    Ok(Entity::find().filter(Column::AddressHash.eq(address.as_str())).count(database).await?)
}
