//! Moderators decide by mail: what they are told and when, and what a link can and cannot do.

mod links;
mod refused;
mod scanners;
pub mod smtp;
mod wishes;

use crate::world::{BASE_URL, World};
use chrono::TimeDelta;
use fair_comment::base::mail::{Part, SentMail};

/// Moves on until the mail about new comments has left; answers it.
async fn gathered(world: &World) -> Vec<SentMail> {
    world.pass(TimeDelta::minutes(6));
    world.work().await;
    world.mail()
}

/// Every own address in a mail, without the host.
fn addresses(mail: &SentMail) -> Vec<String> {
    mail.letter
        .parts
        .iter()
        .filter_map(|part| match part {
            Part::Link(address) => address.strip_prefix(BASE_URL).map(str::to_owned),
            _ => None,
        })
        .collect()
}

/// The links of a mail that decide: first to publish, then to mark as spam, comment by comment.
fn links(mail: &SentMail) -> Vec<String> {
    addresses(mail).into_iter().filter(|path| path.starts_with("/desk/by-mail/")).collect()
}
