//! Statements about commenters.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommenterId},
    conversation::{
        commenters::{
            Commenter,
            entity::commenter::{ActiveModel, Column, Entity},
            store::read::commenters::find,
        },
        comments::{self, AddressHash},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

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
        mailed_at: Set(None),
    };
    let id = Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    let address = address.clone();
    Ok(Commenter { id, address, confirmed: None, suppressed: None, mailed: None })
}

/// Writes down that the address is its owner's; says whether that was new.
pub async fn confirm(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { confirmed_at: Set(Some(now)), ..Default::default() })
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(Column::ConfirmedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes down since when no mail goes to the address, or that it may go again; says whether that was
/// new.
pub async fn suppress(
    transaction: &Transaction,
    address: &AddressHash,
    since: Option<Moment>,
) -> Result<bool> {
    let mut change = Entity::update_many()
        .set(ActiveModel { suppressed_at: Set(since), ..Default::default() })
        .filter(Column::AddressHash.eq(address.as_str()));
    change = change.filter(match since {
        Some(_) => Column::SuppressedAt.is_null(),
        None => Column::SuppressedAt.is_not_null(),
    });
    Ok(change.exec(transaction.connection()).await?.rows_affected == 1)
}

/// Writes down when a mail was last queued for an address that nobody has confirmed.
pub async fn set_mailed(
    transaction: &Transaction,
    id: CommenterId,
    mailed: Option<Moment>,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { mailed_at: Set(mailed), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Writes what is there already: as much work as [`set_mailed`], for an address that nobody has used.
pub async fn set_nothing(transaction: &Transaction) -> Result<()> {
    let newest: Option<CommenterId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .order_by_desc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(transaction.connection())
        .await?;
    if let Some(id) = newest {
        Entity::update_many()
            .col_expr(Column::MailedAt, Expr::col(Column::MailedAt))
            .filter(Column::Id.eq(id))
            .exec(transaction.connection())
            .await?;
    }
    Ok(())
}

/// Those of whom nothing has to be remembered: neither the wish for no more mail, nor for a day that
/// an address which nobody has confirmed was sent one after `mailed`.
fn forgettable(mailed: Moment) -> Condition {
    Condition::all()
        .add(Column::SuppressedAt.is_null())
        .add(Column::MailedAt.is_null().or(Column::MailedAt.lte(mailed)))
}

/// Forgets a commenter; of one of whom something has to be remembered, all but that. `mailed` is as in
/// [`drop_strangers`].
pub async fn forget(
    transaction: &Transaction,
    address: &AddressHash,
    mailed: Moment,
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::AddressHash.eq(address.as_str()))
        .filter(forgettable(mailed))
        .exec(transaction.connection())
        .await?;
    Entity::update_many()
        .set(ActiveModel { confirmed_at: Set(None), ..Default::default() })
        .filter(Column::AddressHash.eq(address.as_str()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets commenters known since before `before` whose address no comment has any more, unless their
/// wish for no more mail has to be remembered, or that they were sent one after `mailed`; answers how
/// many.
pub async fn drop_strangers(
    transaction: &Transaction,
    before: Moment,
    mailed: Moment,
) -> Result<u64> {
    let done = Entity::delete_many()
        .filter(Column::KnownSince.lt(before))
        .filter(forgettable(mailed))
        .filter(Column::AddressHash.not_in_subquery(comments::addresses_in_use()))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
