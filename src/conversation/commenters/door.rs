//! What this room does for others.

use super::{paths, store};
use crate::{
    base::{
        clock::Moment, context::Context, database::Connection, error::Result, ids::CommenterId,
        mail::Letter,
    },
    conversation::comments::{AddressHash, Comment, Receipt},
    web::Absolute,
};

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
        .to_commenter(address.as_str())
}

/// Whether the owner of the comment's address said that no mail shall come any more.
pub async fn is_suppressed(database: &Connection, comment: &Comment) -> Result<bool> {
    let Some(address) = &comment.address else { return Ok(false) };
    Ok(store::find(database, address).await?.is_some_and(|found| found.suppressed.is_some()))
}

/// Where mail about `comment` may go: its writer asked for it, the address is confirmed, and its owner
/// has not stopped all mail. None otherwise.
pub async fn mail_address(database: &Connection, comment: &Comment) -> Result<Option<String>> {
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
    let letter = match &comment.address {
        Some(address) => letter.to_commenter(address.as_str()),
        None => letter,
    };
    letter
        .heading("Why you get this email")
        .text("You gave this email address with your comment. Stop these emails:")
        .link(&stop)
        .text("See all your comments, and withdraw, download or delete them:")
        .link(absolute.to(paths::MINE))
        .text("If you did not send this comment, tell us:")
        .link(absolute.to(&paths::not_mine(&token)))
        .unsubscribe(stop)
}
