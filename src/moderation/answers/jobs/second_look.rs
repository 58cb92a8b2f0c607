//! Mail about replies that a second person is to look at: to whoever is asked, and back to the writer.

use crate::{
    base::{
        context::Context,
        error::Result,
        ids::{CommentId, PersonId, ReviewId},
        jobs::{Job, Work},
        mail::Letter,
    },
    blog::posts::{self, PostRef},
    conversation::comments::{self, Comment, CommentStatus},
    moderation::answers::{paths, store, values::Review},
    team::accounts,
    web::Absolute,
};
use serde::{Deserialize, Serialize};

/// A review with the comment that is answered and its post.
async fn found(context: &Context, id: ReviewId) -> Result<Option<(Review, Comment, PostRef)>> {
    let database = context.database.read();
    let Some(review) = store::review(database, id).await? else { return Ok(None) };
    let Some(comment) = comments::find(database, review.comment).await? else { return Ok(None) };
    let post = posts::reference(database, comment.post).await?;
    Ok(Some((review, comment, post)))
}

fn which(review: &Review) -> &'static str {
    if review.reply.is_some() { "the correction of a reply" } else { "a reply" }
}

/// Asks somebody to look at a reply before it is published.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskForLook {
    /// The reply.
    pub review: ReviewId,
    /// Who is asked.
    pub to: PersonId,
}

impl Job for AskForLook {
    const KIND: &'static str = "ask_for_look";
}

impl Work for AskForLook {
    async fn run(self, context: &Context) -> Result<()> {
        let Some((review, comment, post)) = found(context, self.review).await? else {
            return Ok(());
        };
        let to = accounts::person(context, self.to).await?;
        if !review.waits() || !to.active {
            return Ok(());
        }
        let writer = accounts::person(context, review.writer).await?;
        let what = which(&review);
        let letter = Letter::about(format!("Please look at {what} – {}", post.title), [comment.id])
            .answered_by(writer.email)
            .text(format!(
                "{} has written {what}. It will be published once someone else has looked at it.",
                writer.name
            ))
            .text(format!("Comment by {} on “{}”:", comment.name, post.title))
            .quote(comment.body)
            .text(format!("{} replies:", writer.name))
            .quote(review.body.clone())
            .text("Publish it or send it back at:")
            .link(Absolute::of(context).to(&paths::answer(comment.id)));
        context.mailer.send(&format!("look-{}-{}", review.id, to.id), &to.email, &letter).await
    }
}

/// Tells the writer of a reply that it was sent back.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellSentBack {
    /// The reply.
    pub review: ReviewId,
}

impl Job for TellSentBack {
    const KIND: &'static str = "tell_sent_back";
}

impl Work for TellSentBack {
    async fn run(self, context: &Context) -> Result<()> {
        let Some((review, comment, post)) = found(context, self.review).await? else {
            return Ok(());
        };
        let writer = accounts::person(context, review.writer).await?;
        let Some((by, note)) = &review.returned else { return Ok(()) };
        if !writer.active {
            return Ok(());
        }
        let by = accounts::person(context, *by).await?;
        let subject = format!("Your reply was sent back – {}", post.title);
        let path = review.reply.map_or_else(|| paths::answer(comment.id), paths::own_reply);
        let letter = Letter::about(subject, [comment.id])
            .answered_by(by.email)
            .text(format!(
                "{} looked at your reply to {} and has not published it.",
                by.name, comment.name
            ))
            .text(format!("{} writes:", by.name))
            .quote(note.clone())
            .text("Your reply was:")
            .quote(review.body.clone())
            .text("Change it and send it again at:")
            .link(Absolute::of(context).to(&path));
        context.mailer.send(&format!("sent-back-{}", review.id), &writer.email, &letter).await
    }
}

/// Tells the writer of a reply that a second person has published it.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellLookedAt {
    /// The reply as it is published.
    pub reply: CommentId,
    /// Who looked at it.
    pub by: PersonId,
    /// Whether it was a correction.
    pub corrected: bool,
}

impl Job for TellLookedAt {
    const KIND: &'static str = "tell_looked_at";
}

impl Work for TellLookedAt {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(reply) = comments::find(database, self.reply).await? else { return Ok(()) };
        let (Some(writer), CommentStatus::Published) = (reply.person, reply.status) else {
            return Ok(());
        };
        let writer = accounts::person(context, writer).await?;
        let by = accounts::person(context, self.by).await?;
        if !writer.active {
            return Ok(());
        }
        let post = posts::reference(database, reply.post).await?;
        let absolute = Absolute::of(context);
        let (what, subject) = match self.corrected {
            true => ("your correction", "Your correction is published"),
            false => ("your reply", "Your reply is published"),
        };
        let letter = Letter::about(format!("{subject} – {}", post.title), [reply.id])
            .answered_by(by.email)
            .text(format!("{} looked at {what} and published it in your name:", by.name))
            .link(absolute.to(&comments::paths::permalink(&post.address, reply.id)))
            .text("To correct it, or take it back while you can, go to:")
            .link(absolute.to(&paths::own_reply(reply.id)));
        let id = format!("looked-{}-{}", reply.id, reply.version);
        context.mailer.send(&id, &writer.email, &letter).await
    }
}
