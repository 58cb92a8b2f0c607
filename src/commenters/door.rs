//! What this room does for others.

use super::{AddressHash, store};
use crate::{clock::Moment, comments, database::Transaction, error::Result, ids::CommenterId};
use sea_orm::ConnectionTrait;

/// Somebody who comments, known by the hash of a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commenter {
    /// The key.
    pub id: CommenterId,
    /// The hash.
    pub address: AddressHash,
    /// When the owner of the address confirmed it; until then it proves nothing.
    pub confirmed: Option<Moment>,
    /// When the owner said that no mail shall come any more.
    pub suppressed: Option<Moment>,
}

/// The commenter with this address, made known if they are not.
pub async fn known(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<Commenter> {
    store::ensure(transaction, address, now).await
}

/// The commenter with this address.
pub async fn commenter(
    database: &impl ConnectionTrait,
    address: &AddressHash,
) -> Result<Option<Commenter>> {
    store::find(database, address).await
}

/// Confirms the address, and with it every comment that was sent with it; says whether that was new.
pub async fn confirm(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<bool> {
    store::ensure(transaction, address, now).await?;
    let new = store::confirm(transaction, address, now).await?;
    comments::confirm_address(transaction, address, now).await?;
    Ok(new)
}
