//! Whose a comment is: its address gets a hash, is confirmed by its owner, or is taken off.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{AddressHash, store},
};

/// Gives a comment the hash of the address that it was sent with.
pub async fn set_address(
    transaction: &Transaction,
    id: CommentId,
    address: &AddressHash,
) -> Result<()> {
    store::set_address(transaction, id, address).await
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
    store::give_address(transaction, id, email, address, confirmed).await
}

/// Confirms the address of all comments that were sent with it; one that is confirmed keeps its moment.
pub async fn confirm_address(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<()> {
    store::confirm_address(transaction, address, now).await
}

/// Claims a comment for its writer, who followed a link in a mail; says whether that was new.
pub async fn claim(transaction: &Transaction, id: CommentId, now: Moment) -> Result<bool> {
    store::claim(transaction, id, now).await
}

/// Takes the address off a comment, whose owner says that they did not send it; says whether that was
/// new.
pub async fn disown(transaction: &Transaction, id: CommentId, now: Moment) -> Result<bool> {
    store::disown(transaction, id, now).await
}
