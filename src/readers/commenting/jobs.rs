//! Mail to the writer of a comment.

use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::CommentId,
        jobs::{Job, Work},
        mail::Letter,
    },
    conversation::{
        commenters,
        comments::{self, Receipt},
    },
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How long a link to confirm an address holds.
pub const LINK_HOLDS: TimeDelta = TimeDelta::days(7);

/// Asks the owner of a mail address whether they sent a comment, or leads them to its page if the
/// address is confirmed. Nothing that the sender typed is in this mail, since anybody can type anybody's
/// address.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskToConfirm {
    /// The comment.
    pub comment: CommentId,
}

impl AskToConfirm {
    /// What the queue calls mail about this comment, so that no more than one a day is queued where the
    /// address is confirmed. Where it is not, that is counted for all mail to the address together.
    pub fn subject(comment: CommentId) -> String {
        format!("confirm:{comment}")
    }
}

impl Job for AskToConfirm {
    const KIND: &'static str = "ask_to_confirm";
}

impl Work for AskToConfirm {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(comment) = comments::find(database, self.comment).await? else {
            return Ok(());
        };
        let (Some(email), Some(address), false) = (
            &comment.email,
            &comment.address,
            commenters::is_suppressed(database, &comment).await?,
        ) else {
            return Ok(());
        };
        let name = &context.site.get().name;
        let (absolute, on) = (Absolute::of(context), [comment.id]);
        let receipt = Receipt::of(&comment);
        let letter = if comment.confirmed.is_some() {
            Letter::about(format!("The page of your comment – {name}"), on)
                .text(format!("Someone asked us to email you the link to a comment on {name}."))
                .text("It is private to you. Open it to see our decision, or to withdraw the comment:")
                .link(absolute.to(&comments::paths::receipt(&receipt.token(&context.keys))))
        } else {
            let ends = context.clock.now() + LINK_HOLDS;
            let token = receipt.mail_token(&context.keys, ends);
            Letter::about(format!("Confirm your email address – {name}"), on)
                .text(format!(
                    "Someone sent a comment to {name} with this email address. We cannot write to it about \
                     the comment until it is confirmed."
                ))
                .text("If it was you, open this page and confirm the address. You only need to do this \
                       once, for all your comments:")
                .link(absolute.to(&commenters::paths::confirm(&token)))
                .text(format!("The link works until {}.", london::day_and_time(ends)))
        };
        let token = receipt.letter_token(&context.keys);
        let letter = letter
            .text("If it was not you, you do not need to do anything. If you want to, tell us:")
            .link(absolute.to(&commenters::paths::not_mine(&token)));
        let letter = commenters::stop_for_good(context, letter, address);
        context.mailer.send(&format!("confirm-{}", comment.id), email, &letter).await
    }
}
