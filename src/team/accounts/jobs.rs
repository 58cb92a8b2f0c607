//! Mail to the owner of an account: many guess at it, or an administrator has changed how they sign in.

use super::{actions, paths, store};
use crate::{
    base::{
        clock::{Moment, london},
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

/// What is told of an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountNews {
    /// At the new address: it is what they sign in with.
    Address,
    /// At the address before: it is no longer what they sign in with.
    FormerAddress,
    /// They have a temporary password.
    Password,
}

/// Tells the owner of an account what an administrator has changed of how they sign in.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfAccount {
    /// The owner.
    pub person: PersonId,
    /// The administrator.
    pub by: PersonId,
    /// What is told.
    pub news: AccountNews,
    /// When it was done, in microseconds, so that each change has a mail of its own.
    pub at: i64,
}

impl TellOfAccount {
    /// Tells `person` of what `by` has done `now`.
    pub fn new(person: PersonId, by: PersonId, news: AccountNews, now: Moment) -> Self {
        Self { person, by, news, at: now.timestamp_micros() }
    }
}

impl Job for TellOfAccount {
    const KIND: &'static str = "tell_of_account";
}

impl Work for TellOfAccount {
    async fn run(self, context: &Context) -> Result<()> {
        let person = actions::person(context, self.person).await?;
        let by = actions::person(context, self.by).await?;
        let site = &context.site.get().name;
        let sign_in = Absolute::of(context).to(paths::SIGN_IN);
        let (to, letter) = match self.news {
            AccountNews::Address => (
                Some(person.email.clone()),
                Letter::about(format!("Sign in with this email address – {site}"), [])
                    .text(format!(
                        "{} changed the email address of your account on {site}. You now sign in \
                         with this address. Your password is the same as before.",
                        by.name
                    ))
                    .link(sign_in),
            ),
            AccountNews::FormerAddress => (
                store::former_email(context.database.read(), self.person).await?,
                Letter::about(format!("Your sign-in email address was changed – {site}"), [])
                    .text(format!(
                        "{} changed the email address of your account on {site}. You can no longer \
                         sign in with this address. We will use the new address from now on, and \
                         have emailed it too.",
                        by.name
                    ))
                    .text(
                        "If you did not expect this, reply to this email to ask the person who \
                         changed it.",
                    ),
            ),
            AccountNews::Password => (
                person.active.then(|| person.email.clone()),
                Letter::about(format!("You have a temporary password – {site}"), [])
                    .text(format!(
                        "{} set a temporary password for your account on {site}, and will give it \
                         to you. You have been signed out everywhere.",
                        by.name
                    ))
                    .text("Sign in with it, and then choose a password that only you know:")
                    .link(sign_in)
                    .text(
                        "If you did not ask for this, reply to this email to ask the person who set \
                         it.",
                    ),
            ),
        };
        let Some(to) = to else { return Ok(()) };
        let id = format!("account-{}-{}-{}", self.person, self.at, self.news.code());
        context.mailer.send(&id, &to, &letter.answered_by(by.email)).await?;
        if self.news == AccountNews::FormerAddress {
            actions::forget_former_address(context, self.person).await?;
        }
        Ok(())
    }
}

impl AccountNews {
    fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::FormerAddress => "former",
            Self::Password => "password",
        }
    }
}
