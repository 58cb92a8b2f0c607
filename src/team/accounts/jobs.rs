//! Mail to the owner of an account that many guess at.

use super::{actions, paths};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::PersonId,
        jobs::{Job, Work},
        mail::Letter,
    },
    team::accounts::actions::sign_in_link,
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long the link in the mail works: until the next mail can come.
const HOLDS: TimeDelta = TimeDelta::days(1);

/// Tells the owner of an account that somebody guesses at it, and lets them pass the queue.
#[derive(Debug, Serialize, Deserialize)]
pub struct WarnOfGuesses {
    /// The owner.
    pub person: PersonId,
}

impl Job for WarnOfGuesses {
    const KIND: &'static str = "warn_of_guesses";
}

impl Work for WarnOfGuesses {
    async fn run(self, context: &Context) -> Result<()> {
        let person = actions::person(context, self.person).await?;
        if !person.active {
            return Ok(());
        }
        let now = context.clock.now();
        let absolute = Absolute::of(context);
        let ends = now + HOLDS;
        let link = sign_in_link::code(context, &person.email, ends);
        let name = &context.site.get().name;
        let letter = Letter::about(
            format!("Someone is trying to guess your password – {name}"),
            [],
        )
        .text(format!(
            "Someone has tried many wrong passwords for your account on {name} within an hour."
        ))
        .heading("What we are doing")
        .text(
            "We now let in only one try every few seconds from places where you have not \
                 signed in within the last 30 days. Where you have signed in, you can go on as \
                 usual. You stay signed in where you are.",
        )
        .heading("What you can do")
        .text(
            "If your password is long and you use it nowhere else, you do not need to do \
                 anything. If you use it anywhere else, change it under Your account:",
        )
        .link(absolute.to(paths::ACCOUNT))
        .text("If you are asked to wait when you sign in, open this page to sign in immediately:")
        .link(absolute.to(&paths::sign_in_at_once(&link)))
        .text(format!(
            "It works until {}, and only with your email address and your password. We never \
                 ask for your password in an email.",
            london::day_and_time(ends)
        ))
        .text("We will tell you of this no more than once a day.");
        let id = format!("guesses-{}", person.id);
        context.mailer.send(&id, &person.email, &letter).await
    }
}
