//! What is known of an address: that its owner confirmed it, which mail it has had, and that it is
//! forgotten. Each in the transaction of whoever calls for it.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result},
    conversation::{
        commenters::{Commenter, store},
        comments::{self, AddressHash},
    },
};
use chrono::TimeDelta;

/// In this time an address that nobody has confirmed gets one mail, whatever it is about.
const ONE_IN: TimeDelta = TimeDelta::days(1);

/// Whether a mail that anybody can call for may go to an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permit {
    /// Its owner has confirmed it and wants mail.
    Confirmed,
    /// Nobody has confirmed it, and this is its one mail of the day: it has to be queued.
    OneOfTheDay,
    /// It has had its mail of the day, or its owner wants none.
    No,
}

/// Asks whether a mail that anybody can call for may be queued for the address, and writes down that
/// one was if nobody has confirmed it. In the transaction that queues it, so that of many who ask at
/// once one is told yes. It takes the same steps whatever it answers.
pub async fn permit(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<Permit> {
    let known = store::ensure(transaction, address, now).await?;
    let lately = known.mailed.is_some_and(|mailed| mailed > now - ONE_IN);
    let (permit, mailed) = match (known.suppressed, known.confirmed) {
        (Some(_), _) => (Permit::No, known.mailed),
        (None, Some(_)) => (Permit::Confirmed, known.mailed),
        (None, None) if lately => (Permit::No, known.mailed),
        (None, None) => (Permit::OneOfTheDay, Some(now)),
    };
    store::set_mailed(transaction, known.id, mailed).await?;
    Ok(permit)
}

/// As long as [`permit`] takes, where nobody is to be mailed.
pub async fn permit_nobody(transaction: &Transaction) -> Result<()> {
    store::set_nothing(transaction).await
}

/// The commenter with this address, made known if they are not.
pub async fn known(
    transaction: &Transaction,
    address: &AddressHash,
    now: Moment,
) -> Result<Commenter> {
    store::ensure(transaction, address, now).await
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

/// Forgets who asked for links in the last days, and whoever no comment is from any more.
pub async fn forget_strangers(transaction: &Transaction, now: Moment) -> Result<()> {
    store::drop_links_before(transaction, now - TimeDelta::days(2)).await?;
    store::drop_strangers(transaction, now - TimeDelta::days(2), now - ONE_IN).await?;
    Ok(())
}

/// Forgets what is known of the owner of an address and the links they asked for, but for their wish for no more mail, and for a day
/// that they were sent one.
pub async fn forget(transaction: &Transaction, address: &AddressHash, now: Moment) -> Result<()> {
    store::forget(transaction, address, now - ONE_IN).await?;
    store::drop_links(transaction, address).await
}
