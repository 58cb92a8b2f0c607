//! Mail to moderators: readers have reported comments.

use super::{store, values::Report};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId},
        jobs::{self, Job, Work},
        mail::Letter,
    },
    conversation::comments::{self, Comment},
    moderation::{place, reports::reading::reasons_of},
    team::accounts::{self, Capability},
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Reports that come within this are told in one mail.
const GATHER: TimeDelta = TimeDelta::minutes(5);
/// The most comments in one mail, and the most reports of one of them.
const MOST: usize = 10;

/// Tells moderators which comments are reported.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfReports {
    /// When it was queued, in microseconds: the same mail sent again has the same name.
    pub queued: i64,
}

impl TellOfReports {
    /// Queues the mail, unless one is queued already.
    pub async fn soon(transaction: &Transaction, now: Moment) -> Result<()> {
        let queued = now.timestamp_micros();
        jobs::ensure_queued(transaction, &Self { queued }, now, now + GATHER).await
    }
}

impl Job for TellOfReports {
    const KIND: &'static str = "tell_of_reports";
}

impl Work for TellOfReports {
    async fn run(self, context: &Context) -> Result<()> {
        let (now, queued) = (context.clock.now(), self.queued);
        let people: &Vec<PersonId> = &accounts::people(context)
            .await?
            .into_iter()
            .filter(|person| person.may(Capability::ModerateComments))
            .map(|person| person.id)
            .collect();
        context
            .database
            .write(|transaction| async move {
                for person in people {
                    let job = TellOfReportsTo { person: *person, queued };
                    jobs::enqueue(&transaction, &job, now, now, None).await?;
                }
                Ok(())
            })
            .await
    }
}

/// Tells one moderator, so that an address that fails keeps the mail from nobody else, and brings it to
/// nobody twice.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellOfReportsTo {
    /// Whom.
    pub person: PersonId,
    /// As [`TellOfReports::queued`].
    pub queued: i64,
}

impl Job for TellOfReportsTo {
    const KIND: &'static str = "tell_of_reports_to";
}

impl Work for TellOfReportsTo {
    async fn run(self, context: &Context) -> Result<()> {
        let person = accounts::person(context, self.person).await?;
        let Some(letter) = letter(context).await? else { return Ok(()) };
        if !person.may(Capability::ModerateComments) {
            return Ok(());
        }
        let id = format!("reports-{}-{}", self.queued, person.id);
        context.mailer.send(&id, &person.email, &letter).await
    }
}

/// What is reported now; nothing if nothing is.
async fn letter(context: &Context) -> Result<Option<Letter>> {
    let database = context.database.read();
    let count = store::open_count(database).await?;
    // What was reported first comes first there, and what this mail is about comes last.
    let open = store::open(database, None, count).await?;
    let ids: Vec<CommentId> = open.iter().rev().take(MOST).map(|(comment, _)| *comment).collect();
    let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
        .await?
        .into_iter()
        .map(|comment| (comment.id, comment))
        .collect();
    if comments.is_empty() {
        return Ok(None);
    }
    let reports = store::of_comments(database, &ids).await?;
    let reasons = reasons_of(context, &reports).await?;
    let subject = match count {
        1 => "1 comment is reported by readers".to_owned(),
        more => format!("{more} comments are reported by readers"),
    };
    let absolute = Absolute::of(context);
    let mut letter = Letter::about(subject, ids.iter().copied())
        .text("They are still published. Sign in to look at them:")
        .link(absolute.to("/desk/moderation/reported"));
    for comment in ids.iter().filter_map(|id| comments.get(id)) {
        letter = letter
            .heading(format!("Comment by {}", comment.name))
            .text(format!("Sent at {}", london::day_and_time(comment.sent)))
            .quote(comment.body.clone());
        let about: Vec<&Report> = reports
            .iter()
            .filter(|report| report.comment == comment.id && report.outcome.is_none())
            .collect();
        for report in about.iter().take(MOST) {
            letter = letter.text(format!("Reported by a reader: {}", reasons.of(report)));
            if !report.words.is_empty() {
                letter = letter.text("The reader writes:").quote(report.words.clone());
            }
        }
        if about.len() > MOST {
            letter = letter.text(format!("And reported {} times more.", about.len() - MOST));
        }
        letter = letter.link(absolute.to(&place::paths::comment(comment.id)));
    }
    let more = count.saturating_sub(comments.len() as u64);
    if more > 0 {
        letter = letter
            .text(format!("And {more} more, reported before these, at:"))
            .link(absolute.to("/desk/moderation/reported"));
    }
    Ok(Some(letter))
}
