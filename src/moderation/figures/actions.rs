//! Counts a year.

use super::values::{Figures, Reasons};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::{self, CommentStatus},
    moderation::{decisions, redaction, reports},
    team::promise::{DecisionTimes, MOST, figures as of_answers},
};
use chrono::{Datelike, NaiveDate};

/// The moments at which a year in London begins and ends.
fn bounds(year: i32) -> Result<(Moment, Moment)> {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).ok_or(AppError::NotFound);
    Ok((london::start_of(first(year)?), london::start_of(first(year + 1)?)))
}

/// The years that can be looked at, the newest first: from the first comment until now.
pub async fn years(context: &Context) -> Result<Vec<i32>> {
    let now = london::date_of(context.clock.now()).year();
    let first = comments::first_sent(context.database.read()).await?;
    let first = first.map_or(now, |moment| london::date_of(moment).year()).min(now);
    Ok((first..=now).rev().collect())
}

/// The figures of a year.
pub async fn figures(context: &Context, year: i32) -> Result<Figures> {
    let (from, to) = bounds(year)?;
    let database = context.database.read();
    let counts = comments::counts_between(database, from, to).await?;
    let count = |status| counts.get(&status).copied().unwrap_or(0);
    let reasons = decisions::reasons_between(database, from, to).await?;
    let of = |status| {
        let each = reasons
            .iter()
            .filter(|(after, _, _)| *after == status)
            .map(|(_, words, count)| (words.clone(), *count))
            .collect();
        Reasons::of(count(status), each)
    };
    let waits = measured(context, from, to).await?;
    Ok(Figures {
        year,
        received: counts.values().sum(),
        published: count(CommentStatus::Published),
        not_published: of(CommentStatus::NotPublished),
        spam: count(CommentStatus::Spam),
        removed: of(CommentStatus::Removed),
        withdrawn: count(CommentStatus::Withdrawn),
        waiting: count(CommentStatus::Waiting),
        redacted: redaction::count_between(database, from, to).await?,
        reported: reports::count_between(database, from, to).await?,
        median: waits.median,
        newest: !waits.all,
    })
}

/// How long the comments that began to wait from `from` until before `to` waited for their first
/// decision, measured as the team's page about the promise does. However many were decided since then,
/// no more than the newest ten thousand decisions are read.
async fn measured(context: &Context, from: Moment, to: Moment) -> Result<DecisionTimes> {
    let mut answers = decisions::answers_since(context.database.read(), from, MOST).await?;
    let all = (answers.len() as u64) < MOST;
    answers.retain(|answer| (from..to).contains(&answer.from));
    Ok(DecisionTimes { median: of_answers(&answers, from).median, all })
}
