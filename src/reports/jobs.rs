//! Mail to moderators: readers have reported comments.

use super::{parts::reasons_of, store};
use crate::{
    accounts::{self, Capability},
    clock::{Moment, london},
    comments::{self, Comment, Status},
    context::Context,
    database::Transaction,
    error::Result,
    ids::CommentId,
    jobs::{self, Job},
    mail::Letter,
    web::Absolute,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Reports that come within this are told in one mail.
const GATHER: TimeDelta = TimeDelta::minutes(5);
/// The most comments in one mail.
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

    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let count = store::open_count(database).await?;
        // What was reported first comes first there, and what this mail is about comes last.
        let open = store::open(database, None, count).await?;
        let ids: Vec<CommentId> =
            open.iter().rev().take(MOST).map(|(comment, _)| *comment).collect();
        let comments: BTreeMap<CommentId, Comment> = comments::by_ids(database, &ids)
            .await?
            .into_iter()
            .filter(|comment| comment.status == Status::Published)
            .map(|comment| (comment.id, comment))
            .collect();
        if comments.is_empty() {
            return Ok(());
        }
        let reports = store::of_comments(database, &ids).await?;
        let reasons = reasons_of(context, &reports).await?;
        let subject = match count {
            1 => "1 comment is reported by readers".to_owned(),
            more => format!("{more} comments are reported by readers"),
        };
        let absolute = Absolute::of(context);
        let mut letter = Letter::about(subject)
            .text("They are still published. Sign in to look at them:")
            .link(absolute.to("/desk/moderation/reported"));
        for comment in ids.iter().filter_map(|id| comments.get(id)) {
            letter = letter
                .heading(format!("Comment by {}", comment.name))
                .text(format!("Sent {}", london::day_and_time(comment.sent)))
                .quote(comment.body.clone());
            let about = reports
                .iter()
                .filter(|report| report.comment == comment.id && report.outcome.is_none());
            for report in about {
                letter = letter.text(format!("Reported by a reader: {}", reasons.of(report)));
                if !report.words.is_empty() {
                    letter = letter.text("The reader writes:").quote(report.words.clone());
                }
            }
            letter = letter.link(absolute.to(&format!("/desk/moderation/comments/{}", comment.id)));
        }
        let more = count.saturating_sub(comments.len() as u64);
        if more > 0 {
            letter = letter
                .text(format!("And {more} more, reported before these, at:"))
                .link(absolute.to("/desk/moderation/reported"));
        }
        let mut outcome = Ok(());
        for person in accounts::people(context).await? {
            let reads = person.roles.iter().any(|role| role.can(Capability::ModerateComments));
            if person.active && reads {
                let id = format!("reports-{}-{}", self.queued, person.id);
                // One address that fails keeps the mail from nobody else.
                if let Err(error) = context.mailer.send(&id, &person.email, &letter).await {
                    outcome = Err(error);
                }
            }
        }
        outcome
    }
}
