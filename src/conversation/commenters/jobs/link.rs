//! The mail with the link to all comments of an address.

use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::LinkId,
        jobs::{Job, Work},
        keys,
        mail::Letter,
    },
    conversation::{
        commenters::{door::stop_for_good, paths, store},
        comments,
    },
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long the link works.
const HOLDS: TimeDelta = TimeDelta::hours(1);
/// How long it works for an address that nobody has confirmed: there is no other mail in that time.
const HOLDS_A_DAY: TimeDelta = TimeDelta::days(1);

/// Sends the link that somebody asked for, if there are comments from the address.
#[derive(Debug, Serialize, Deserialize)]
pub struct SendLink {
    /// The wish.
    pub link: LinkId,
}

impl Job for SendLink {
    const KIND: &'static str = "send_link";
}

impl Work for SendLink {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(link) = store::link(database, self.link).await? else { return Ok(()) };
        let Some(email) = &link.email else { return Ok(()) };
        if comments::count_of_address(database, &link.address).await? == 0 {
            return keep(context, link.id, None, None).await;
        }
        let known = store::find(database, &link.address).await?;
        if known.as_ref().is_some_and(|known| known.suppressed.is_some()) {
            return keep(context, link.id, None, None).await;
        }
        let confirmed = known.is_some_and(|known| known.confirmed.is_some());
        let ends = context.clock.now() + if confirmed { HOLDS } else { HOLDS_A_DAY };
        let token = keys::random_token();
        let name = &context.site.get().name;
        let letter = Letter::about(format!("Your comments – {name}"), [])
            .text(format!(
                "Someone asked for a link to the comments sent to {name} with this email address."
            ))
            .text("If it was you, open this page to see, withdraw, download or delete them:")
            .link(Absolute::of(context).to(&paths::mine(&token)))
            .text(format!("The link works until {}.", london::day_and_time(ends)))
            .text("If it was not you, you do not need to do anything. Only you have this link.");
        let letter = stop_for_good(context, letter, &link.address);
        // The token holds before the mail is there, and the address is forgotten once it has left.
        let hash = keys::hash(token.as_bytes());
        keep(context, link.id, Some((&hash, ends)), Some(email)).await?;
        context.mailer.send(&format!("mine-{}", link.id), email, &letter).await?;
        keep(context, link.id, Some((&hash, ends)), None).await
    }
}

/// Keeps the hash of the token, and for how long; and where the mail goes, until it has left.
async fn keep(
    context: &Context,
    link: LinkId,
    token: Option<(&str, Moment)>,
    email: Option<&str>,
) -> Result<()> {
    context
        .database
        .write(|transaction| async move { store::sent(&transaction, link, token, email).await })
        .await
}
