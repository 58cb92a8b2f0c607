//! `mail`: whether mail leaves, tried out without the blog and its database.

use super::out::tell;
use crate::{
    base::{
        clock::{Clock, london},
        keys::{self, Keys},
        mail::{Letter, MailUrl, Mailer, NotTaken, Sender},
        settings::Settings,
    },
    team::accounts::EmailAddress,
};
use anyhow::{anyhow, bail};
use clap::Subcommand;

/// Email.
#[derive(Debug, Subcommand)]
pub(super) enum Mail {
    /// Sends a test email and says what the mail server answered
    Test {
        /// To whom
        address: EmailAddress,
    },
}

pub(super) async fn run(mail: Mail, settings: Settings) -> anyhow::Result<()> {
    let Mail::Test { address } = mail;
    let clock = Clock::System;
    // A mail of its own has a Message-ID of its own: the blog's key is not needed, nor its database.
    let keys = match &settings.secret_key {
        Some(keys) => keys.clone(),
        None => Keys::from_text(&keys::random_token()).map_err(|problem| anyhow!(problem))?,
    };
    let sender = Sender { keys, base_url: settings.base_url.to_string() };
    let mailer = Mailer::new(&settings.mail_url, &settings.mail_from, sender, clock.clone())
        .map_err(anyhow::Error::msg)?;
    let letter = Letter::about("Test email", [])
        .text(format!("This is a test email from {}.", settings.base_url))
        .text(format!("It was sent at {}. You can ignore it.", london::day_and_time(clock.now())));
    match mailer.try_out(address.as_str(), &letter).await {
        Ok(()) => match &settings.mail_url {
            MailUrl::Files(folder) | MailUrl::NotSet(folder) => bail!(
                "not sent: MAIL_URL is no mail server, so the email was written to {}",
                folder.display()
            ),
            MailUrl::Smtp(_) | MailUrl::Memory => {
                tell(&format!("sent: the mail server took a test email for {}", address.as_str()))
            }
        },
        Err(NotTaken { for_good: true, answer, .. }) => bail!("not sent, and refused: {answer}"),
        Err(NotTaken { answer, .. }) => bail!("not sent: {answer}"),
    }
}
