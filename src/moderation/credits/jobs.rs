//! Mail to whoever wrote a comment that led to a change.

use super::store;
use crate::{
    base::{
        clock::london,
        context::Context,
        error::Result,
        ids::{ChangeNoteId, CommentId},
        jobs::{Job, Work},
        mail::Letter,
    },
    blog::posts,
    conversation::{
        commenters,
        comments::{self, Receipt},
    },
    moderation::risk,
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// Tells the writer, if they asked and confirmed their address, that their comment led to a change.
/// Nothing is sent if the credit was taken back, or the comment or its post can no longer be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellChanged {
    /// The comment.
    pub comment: CommentId,
    /// The change.
    pub note: ChangeNoteId,
}

impl Job for TellChanged {
    const KIND: &'static str = "tell_changed";
}

impl Work for TellChanged {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let lines = store::lines_of(database, &[self.comment]).await?;
        let Some(line) = lines.into_iter().find(|line| line.note == self.note) else {
            return Ok(());
        };
        let Some(comment) = comments::find(database, self.comment).await? else { return Ok(()) };
        let Some(email) = commenters::mail_address(database, &comment).await? else {
            return Ok(());
        };
        if risk::is_marked(database, comment.id).await? {
            return Ok(());
        }
        let post = posts::reference(database, line.post).await?;
        let (absolute, led) = (Absolute::of(context), line.led_to(&post.address));
        let letter =
            Letter::about(format!("Your comment changed this – {}", post.title), [comment.id])
                .text(format!("We changed “{}” because of your comment. Thank you.", post.title))
                .text(format!("What we changed on {}:", london::day(line.at)))
                .quote(line.words)
                .link(absolute.to(&led.href));
        // Words that the owner of the address may not have written are not sent to them.
        let letter = match comment.claimed {
            Some(_) => letter.text("Your comment was:").quote(comment.body.clone()),
            None => letter,
        };
        let receipt = Receipt::of(&comment).token(&context.keys);
        let letter = letter
            .text("Your own page of this comment:")
            .link(absolute.to(&comments::paths::receipt(&receipt)));
        let letter = commenters::letter_end(context, letter, &comment);
        let id = format!("changed-{}-{}", self.comment, self.note);
        context.mailer.send(&id, &email, &letter).await
    }
}
