//! Whose a comment is, and that its writer takes it back for good.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        address_hash::AddressHash,
        entity::{
            comment::{ActiveModel, Column, Entity},
            hold,
        },
        store::write::{
            records::{digest_of_nothing, without_words},
            words::forget_wordings,
        },
    },
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

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
        .exec(transaction.connection())
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
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
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
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Gives a comment that was sent without one an address to tell its writer by, which its owner
/// `confirmed` before or not; says whether it had none.
pub async fn give_address(
    transaction: &Transaction,
    id: CommentId,
    email: &str,
    address: &AddressHash,
    confirmed: Option<Moment>,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            email: Set(Some(email.to_owned())),
            address_hash: Set(Some(address.as_str().to_owned())),
            email_confirmed_at: Set(confirmed),
            notify: Set(true),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::Email.is_null())
        .filter(Column::AddressHash.is_null())
        .filter(Column::DisownedAt.is_null())
        .filter(Column::ErasedAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
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
        .exec(transaction.connection())
        .await?;
    forget_wordings(transaction, id).await?;
    hold::Entity::delete_many()
        .filter(hold::Column::CommentId.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps the wish that a comment be erased, which may not be done yet.
pub async fn wish_erasure(transaction: &Transaction, id: CommentId, now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { erasure_wished_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
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
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Writes down whether the writer wants mail about a comment; says whether that was new.
pub async fn set_notify(transaction: &Transaction, id: CommentId, notify: bool) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { notify: Set(notify), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::Notify.eq(!notify))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
