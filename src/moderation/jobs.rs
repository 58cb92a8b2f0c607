//! Mail about comments: to moderators when some wait, to the writer when one is decided.

use super::{Verdict, store, verdict};
use crate::{
    accounts::{self, Capability},
    clock::{Moment, london},
    comments::{self, Receipt, Status},
    context::Context,
    database::Transaction,
    error::Result,
    ids::DecisionId,
    jobs::{self, Job},
    mail::Letter,
    posts,
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// Comments that come within this are told in one mail.
const GATHER: TimeDelta = TimeDelta::minutes(5);
/// The most comments in one mail, with their whole text.
const MOST: u64 = 10;

/// Tells moderators what waits, with the whole text of each comment.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellModerators {
    /// When it was queued, in microseconds: the same mail sent again has the same name.
    #[serde(default)]
    pub queued: i64,
}

impl TellModerators {
    /// Queues the mail, unless one is queued already.
    pub async fn soon(transaction: &Transaction, now: Moment) -> Result<()> {
        let queued = now.timestamp_micros();
        jobs::ensure_queued(transaction, &Self { queued }, now, now + GATHER).await
    }
}

impl Job for TellModerators {
    const KIND: &'static str = "tell_moderators";

    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let tally = comments::tally(database).await?;
        let (Some(oldest), 1..) = (tally.oldest, tally.waiting) else {
            return Ok(());
        };
        let now = context.clock.now();
        let (count, verb) = match tally.waiting {
            1 => ("1 comment".to_owned(), "is"),
            more => (format!("{more} comments"), "are"),
        };
        let absolute = Absolute::of(context);
        let mut letter =
            Letter::about(format!("{count} {verb} waiting – oldest {}", london::age(oldest, now)))
                .text("Sign in to decide about them:")
                .link(absolute.to("/desk/moderation/"));
        let page = comments::queue_page(database, Status::Waiting, None, MOST).await?;
        let ids: Vec<_> = page.iter().map(|comment| comment.post).collect();
        let posts = posts::references(database, &ids).await?;
        for comment in &page {
            let title = posts.get(&comment.post).map_or("", |post| post.title.as_str());
            letter = letter
                .heading(format!("{} on “{title}”", comment.name))
                .text(format!(
                    "Sent {}, due {}",
                    london::day_and_time(comment.sent),
                    london::day_and_time(comment.due)
                ))
                .quote(comment.body.clone())
                .link(absolute.to(&format!("/desk/moderation/comments/{}", comment.id)));
        }
        let mut outcome = Ok(());
        for person in accounts::people(context).await? {
            let reads = person.roles.iter().any(|role| role.can(Capability::ModerateComments));
            if person.active && reads {
                let id = format!("waiting-{}-{}", self.queued, person.id);
                // One address that fails keeps the mail from nobody else.
                if let Err(error) = context.mailer.send(&id, &person.email, &letter).await {
                    outcome = Err(error);
                }
            }
        }
        outcome
    }
}

/// Tells the writer of a comment what was decided, once undo is over.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellCommenter {
    /// The decision.
    pub decision: DecisionId,
}

impl TellCommenter {
    /// What the queue calls mail about this decision, so that undo finds it.
    pub fn subject(decision: DecisionId) -> String {
        format!("decision:{decision}")
    }
}

impl Job for TellCommenter {
    const KIND: &'static str = "tell_commenter";

    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(decision) = store::decision(database, self.decision).await? else {
            return Ok(());
        };
        let Some(comment) = comments::find(database, decision.comment).await? else {
            return Ok(());
        };
        // Another decision since, or undo, has made this one old.
        let last = store::last_standing(database, comment.id).await?;
        let stands = last.is_some_and(|last| last.id == decision.id);
        // Only a confirmed address is told: anybody can type anybody's.
        let (Some(email), true, true, Some(_)) =
            (&comment.email, comment.notify, stands, comment.confirmed)
        else {
            return Ok(());
        };
        let post = posts::reference(database, comment.post).await?;
        let absolute = Absolute::of(context);
        let letter = match comment.status {
            Status::Published => {
                Letter::about(format!("Your comment is published – {}", post.title))
                    .text(format!("Your comment on “{}” is published:", post.title))
                    .link(absolute.to(&format!("{}comments/{}", post.address, comment.id)))
            }
            Status::NotPublished | Status::Removed => {
                let receipt = Receipt::of(&comment).token(&context.keys);
                refusal(&verdict(context, comment.id).await?, comment.status, &post.title)
                    .quote(comment.body.clone())
                    .text("You can read this again, and find the way to write it anew, at:")
                    .link(absolute.to(&format!("/comments/{receipt}")))
            }
            _ => return Ok(()),
        };
        context.mailer.send(&format!("decision-{}", decision.id), email, &letter).await
    }
}

fn refusal(verdict: &Verdict, status: Status, title: &str) -> Letter {
    let did = if status == Status::Removed { "removed" } else { "did not publish" };
    let mut letter = Letter::about(format!("We {did} your comment – {title}"))
        .text(format!("We {did} your comment on “{title}”."));
    if let Some((_, rule, help)) = &verdict.guideline {
        letter = letter.text(format!("It does not keep to our rule “{rule}”.")).text(help);
    }
    if !verdict.outcome.is_empty() {
        letter = letter.text(&verdict.outcome);
    }
    if !verdict.note.is_empty() {
        letter = letter.text("The moderator writes:").quote(&verdict.note);
    }
    letter.text("Your comment was:")
}
