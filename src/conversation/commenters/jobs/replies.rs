//! Mail about replies: gathered, at most one an hour about one comment, and never before the decision
//! to publish can no longer be undone.

use crate::{
    base::{
        clock::Moment, context::Context, error::Result, ids::CommentId, jobs::Work, mail::Letter,
    },
    blog::posts::{self, PostRef},
    conversation::{
        commenters::door::{letter_end, mail_address},
        comments::{self, Comment, CommentStatus, TellReplies},
    },
    web::Absolute,
};
use chrono::TimeDelta;

/// Replies that are published within this are told in one mail.
const GATHER: TimeDelta = TimeDelta::hours(1);
/// A reply that was published longer ago is no news.
const NEWS: TimeDelta = TimeDelta::days(7);

/// From when on a reply may be told: until then a moderator can still undo its publication, and somebody
/// of the team take theirs back.
fn ready(context: &Context, reply: &Comment) -> Moment {
    reply.decided.unwrap_or(reply.sent) + context.settings.undo
}

impl Work for TellReplies {
    async fn run(self, context: &Context) -> Result<()> {
        let (database, now) = (context.database.read(), context.clock.now());
        let Some(comment) = comments::find(database, self.comment).await? else {
            return Ok(());
        };
        let (Some(email), CommentStatus::Published) =
            (mail_address(database, &comment).await?, comment.status)
        else {
            return Ok(());
        };
        let since = now - NEWS - context.settings.undo;
        let replies = comments::replies_to_tell(database, &comment, since).await?;
        let last = comments::last_told_of_reply(database, comment.id).await?;
        let first = replies.iter().map(|reply| ready(context, reply)).min();
        let Some(due) = first.map(|first| last.map_or(first, |last| first.max(last + GATHER)))
        else {
            return Ok(());
        };
        if due > now {
            return again(context, comment.id, due).await;
        }
        let (told, later): (Vec<Comment>, Vec<Comment>) =
            replies.into_iter().partition(|reply| ready(context, reply) <= now);
        let post = posts::reference(database, comment.post).await?;
        let newest = told.last().map_or(comment.id, |reply| reply.id);
        let letter = letter(context, &comment, &told, &post);
        context.mailer.send(&format!("replies-{}-{newest}", comment.id), &email, &letter).await?;
        let ids: Vec<CommentId> = told.iter().map(|reply| reply.id).collect();
        let (ids, wait) = (&ids, !later.is_empty());
        context
            .database
            .write(|transaction| async move {
                comments::mark_told(&transaction, ids, now).await?;
                if wait {
                    TellReplies::at(&transaction, comment.id, now, now + GATHER).await?;
                }
                Ok(())
            })
            .await
    }
}

async fn again(context: &Context, comment: CommentId, due: Moment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move { TellReplies::at(&transaction, comment, now, due).await })
        .await
}

fn letter(context: &Context, comment: &Comment, replies: &[Comment], post: &PostRef) -> Letter {
    let absolute = Absolute::of(context);
    let subject = match replies {
        [one] => format!("{} replied to your comment – {}", one.name, post.title),
        more => format!("{} replies to your comment – {}", more.len(), post.title),
    };
    let on = std::iter::once(comment.id).chain(replies.iter().map(|reply| reply.id));
    let mut letter = Letter::about(subject, on)
        .text(format!("There is an answer to your comment on “{}”.", post.title));
    for reply in replies {
        // A line of its own, which no name can make.
        if reply.person.is_some() {
            letter = letter.text("Official reply from our team:");
        }
        let team = if reply.person.is_some() { " (team member)" } else { "" };
        letter = letter
            .heading(format!("{}{team} wrote", reply.name))
            .quote(reply.body.clone())
            .link(absolute.to(&comments::paths::permalink(&post.address, reply.id)));
    }
    letter_end(context, letter, comment)
}
