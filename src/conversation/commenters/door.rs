//! What this room does for others.

use super::{paths, store};
use crate::{
    base::{
        clock::Moment, context::Context, database::Transaction, error::Result, ids::CommenterId,
        mail::Letter,
    },
    conversation::comments::{self, AddressHash, Comment, Receipt},
    web::Absolute,
};
use chrono::TimeDelta;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// Somebody who comments, known by the hash of a mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commenter {
    /// The key.
    pub id: CommenterId,
    /// The hash.
    pub address: AddressHash,
    /// When the owner of the address confirmed it; until then it proves nothing.
    pub confirmed: Option<Moment>,
    /// When the owner of the address said that no mail shall come any more.
    pub suppressed: Option<Moment>,
    /// When a mail was last queued for the address while nobody had confirmed it.
    pub mailed: Option<Moment>,
}

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

/// What stands at the end of every mail that anybody can call for: how to stop all mail, for good.
pub fn stop_for_good(context: &Context, letter: Letter, address: &AddressHash) -> Letter {
    let path = paths::emails(&address.stop_token(&context.keys));
    let stop = Absolute::of(context).to(&path);
    letter
        .heading("Stop these emails")
        .text(
            "Anyone can type an email address in our forms. An address that is not confirmed gets at \
             most one email a day from us. To get none at all, open this page and stop them:",
        )
        .link(&stop)
        .unsubscribe(stop)
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

/// Whether the owner of the comment's address said that no mail shall come any more.
pub async fn is_suppressed(database: &impl ConnectionTrait, comment: &Comment) -> Result<bool> {
    let Some(address) = &comment.address else { return Ok(false) };
    Ok(store::find(database, address).await?.is_some_and(|found| found.suppressed.is_some()))
}

/// Where mail about `comment` may go: its writer asked for it, the address is confirmed, and its owner
/// has not stopped all mail. None otherwise.
pub async fn mail_address(
    database: &impl ConnectionTrait,
    comment: &Comment,
) -> Result<Option<String>> {
    if !comment.notify || comment.confirmed.is_none() || is_suppressed(database, comment).await? {
        return Ok(None);
    }
    Ok(comment.email.clone())
}

/// What stands at the end of every mail about a comment: how to stop such mail, how to see all comments
/// of the address, and how to say that this one is not theirs.
pub fn letter_end(context: &Context, letter: Letter, comment: &Comment) -> Letter {
    let absolute = Absolute::of(context);
    let token = Receipt::of(comment).letter_token(&context.keys);
    let stop = absolute.to(&paths::stop(&token));
    letter
        .heading("Why you get this email")
        .text("You asked us to email you about your comment. Stop these emails:")
        .link(&stop)
        .text("See all your comments, and withdraw, copy or erase them:")
        .link(absolute.to(paths::MINE))
        .text("If you did not send this comment, tell us:")
        .link(absolute.to(&paths::not_mine(&token)))
        .unsubscribe(stop)
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

/// The commenter with this key.
pub async fn by_id(database: &impl ConnectionTrait, id: CommenterId) -> Result<Option<Commenter>> {
    store::by_id(database, id).await
}

/// The keys of the commenters with these addresses.
pub async fn ids_of(
    database: &impl ConnectionTrait,
    addresses: &[&AddressHash],
) -> Result<BTreeMap<AddressHash, CommenterId>> {
    store::ids_of(database, addresses).await
}
