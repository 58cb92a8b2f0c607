//! Comments by the person who wrote them, who is known by the keyed hash of a confirmed address.

use super::{
    records::{digest_of_nothing, without_words},
    words::forget_wordings,
};
use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, Status,
        address_hash::AddressHash,
        entity::{
            comment::{ActiveModel, Column, Entity},
            hold,
        },
    },
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, QueryTrait, Select, sea_query::SelectStatement,
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
    database: &impl ConnectionTrait,
    addresses: &[&AddressHash],
) -> Result<BTreeMap<AddressHash, BTreeMap<Status, u64>>> {
    let rows: Vec<(String, Status, i64)> = of(addresses)
        .select_only()
        .column(Column::AddressHash)
        .column(Column::Status)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::AddressHash)
        .group_by(Column::Status)
        .into_tuple()
        .all(database)
        .await?;
    let mut records: BTreeMap<AddressHash, BTreeMap<Status, u64>> = BTreeMap::new();
    for (address, status, count) in rows {
        records.entry(AddressHash::kept(address)).or_default().insert(status, count.unsigned_abs());
    }
    Ok(records)
}

/// The newest comments of these addresses that were decided against: whose, which, and how.
pub async fn refusals_of(
    database: &impl ConnectionTrait,
    addresses: &[&AddressHash],
) -> Result<Vec<(AddressHash, CommentId, Status)>> {
    let rows: Vec<(String, CommentId, Status)> = of(addresses)
        .select_only()
        .column(Column::AddressHash)
        .column(Column::Id)
        .column(Column::Status)
        .filter(Column::Status.is_in([Status::NotPublished, Status::Removed]))
        .order_by_desc(Column::Id)
        .limit(REFUSALS)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(address, id, status)| (AddressHash::kept(address), id, status))
        .collect())
}

/// The comments of a confirmed address, the newest first; `before` goes on where a page ended.
pub async fn of_address(
    database: &impl ConnectionTrait,
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
    database: &impl ConnectionTrait,
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

/// Writes down that the address of all comments sent with it is confirmed.
pub async fn confirm_address(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { email_confirmed_at: Set(Some(now)), ..Default::default() })
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(Column::EmailConfirmedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(())
}

/// Writes down that the comment is its writer's, shown by a link in a mail; says whether that was new.
pub async fn claim(transaction: &Transaction, id: CommentId, now: Moment) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { claimed_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::AddressHash.is_not_null())
        .filter(Column::ClaimedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Comments with a plain address and no hash, after this one: earlier versions made no hash.
pub async fn unhashed(
    database: &impl ConnectionTrait,
    after: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
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

/// Gives a comment the hash of its address.
pub async fn set_address(
    transaction: &Transaction,
    id: CommentId,
    address: &AddressHash,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            address_hash: Set(Some(address.as_str().to_owned())),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// The newest comments that were sent with this address, confirmed or not.
pub async fn ids_of_address(
    database: &impl ConnectionTrait,
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
    database: &impl ConnectionTrait,
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

/// How many comments were sent with this address, confirmed or not.
pub async fn count_of_address(
    database: &impl ConnectionTrait,
    address: &AddressHash,
) -> Result<u64> {
    Ok(Entity::find().filter(Column::AddressHash.eq(address.as_str())).count(database).await?)
}

/// Takes the words, the name and every trace of its writer off a comment; the row stays, so that counts
/// and replies keep their place.
pub async fn blank(transaction: &Transaction, id: CommentId, now: Moment) -> Result<()> {
    without_words("Erased")
        .set(ActiveModel {
            address_hash: Set(None),
            email_confirmed_at: Set(None),
            claimed_at: Set(None),
            submission_digest: Set(format!("erased-{id}")),
            erased_at: Set(Some(now)),
            erasure_wished_at: Set(None),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    forget_wordings(transaction, id).await?;
    hold::Entity::delete_many().filter(hold::Column::CommentId.eq(id)).exec(transaction).await?;
    Ok(())
}

/// Keeps the wish that a comment be erased, which may not be done yet.
pub async fn wish_erasure(transaction: &Transaction, id: CommentId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { erasure_wished_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Takes the address off a comment, whose owner says that they did not send it; says whether that was
/// new.
pub async fn disown(transaction: &Transaction, id: CommentId, now: Moment) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            email: Set(None),
            address_hash: Set(None),
            email_confirmed_at: Set(None),
            claimed_at: Set(None),
            notify: Set(false),
            disowned_at: Set(Some(now)),
            ..Default::default()
        })
        .col_expr(Column::SubmissionDigest, digest_of_nothing())
        .filter(Column::Id.eq(id))
        .filter(Column::DisownedAt.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes down whether the writer wants mail about a comment; says whether that was new.
pub async fn set_notify(transaction: &Transaction, id: CommentId, notify: bool) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { notify: Set(notify), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::Notify.eq(!notify))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}
