//! Somebody asks for a link to all comments of a mail address, and the owner of the address follows it.
//!
//! Whoever asks learns nothing: the answer is the same, and as much is written, whether there are
//! comments from the address or not, and whether a mail may go to it or not.

use super::address;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
        jobs, keys,
    },
    conversation::{
        commenters::{
            Permit,
            jobs::SendLink,
            store::{self, Link},
        },
        comments::{self, AddressHash},
    },
    team::accounts::EmailAddress,
};
use chrono::TimeDelta;

/// In this time so many links are sent to one address, and asked for from one network.
const LATELY: TimeDelta = TimeDelta::hours(1);
const TO_ADDRESS: u64 = 3;
const FROM_NETWORK: u64 = 10;

/// Sends a link to all comments from `email`, if there are any and a mail may go there.
pub async fn ask(context: &Context, email: &EmailAddress, network: &str) -> Result<()> {
    let address = &AddressHash::of(&context.keys, email);
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(network).await?;
            transaction.one_at_a_time(address.as_str()).await?;
            let (to, from) =
                store::asked_since(&transaction, address, network, now - LATELY).await?;
            if from >= FROM_NETWORK {
                return Ok(());
            }
            let permit = if comments::count_of_address(&transaction, address).await? > 0 {
                address::permit(&transaction, address, now).await?
            } else {
                // The one mail of the day is not spent on nothing: its owner may need it.
                address::permit_nobody(&transaction).await?;
                Permit::No
            };
            let goes = match permit {
                Permit::Confirmed => to < TO_ADDRESS,
                Permit::OneOfTheDay => true,
                Permit::No => false,
            };
            let email = goes.then_some(email.as_str());
            let link = store::insert_link(&transaction, address, email, network, now).await?;
            jobs::enqueue(&transaction, &SendLink { link }, now, now, None).await
        })
        .await
}

/// What became of a link.
#[derive(Debug)]
pub enum LinkOutcome {
    /// It works.
    Works(Link),
    /// It worked once, and has ended.
    Ended,
    /// There is no such link.
    Unknown,
}

/// The link with this token.
pub async fn mine(context: &Context, token: &str) -> Result<LinkOutcome> {
    let found = store::by_token(context.database.read(), &keys::hash(token.as_bytes())).await?;
    Ok(match found {
        None => LinkOutcome::Unknown,
        Some(link) if link.ends.is_none_or(|ends| ends <= context.clock.now()) => {
            LinkOutcome::Ended
        }
        Some(link) => LinkOutcome::Works(link),
    })
}

/// The owner of the address presses the button behind the link, which confirms the address too.
pub async fn open(context: &Context, link: &Link) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::open(&transaction, link.id, now).await?;
            if address::confirm(&transaction, &link.address, now).await? {
                let known = store::ensure(&transaction, &link.address, now).await?;
                audit::record(&transaction, now, By::Reader, Event::AddressConfirmed(known.id))
                    .await?;
            }
            Ok(())
        })
        .await
}
