//! Changes what due times are counted by. Each change works them out anew, in its own transaction.

use crate::{
    base::{
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, DayOffId},
        jobs,
    },
    conversation::comments,
    moderation::{decisions, due_times::jobs::KeepPromise},
    team::{
        accounts::Administrator,
        promise::{self, DayOff, ENOUGH, MOST, Policy, figures},
        site,
    },
};
use chrono::{NaiveDate, TimeDelta};

/// So many due times are written by one statement.
const PART: usize = 250;
/// Over how many days the median runs that readers may see.
const SHOWN: TimeDelta = TimeDelta::days(30);

/// Fills in the bank holidays of the coming years, and sees to it that this is done again.
pub async fn prepare(context: &Context) -> Result<()> {
    let now = context.clock.now();
    promise::fill(context, now).await?;
    jobs::keep_going(context, &KeepPromise {}, now).await
}

/// Settles the promise, the week and what readers see of it; `false` means somebody else did first. What
/// is settled so already is done.
pub async fn change(
    context: &Context,
    administrator: &Administrator,
    policy: &Policy,
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            if !promise::settle(&transaction, administrator, policy, now).await? {
                let kept = promise::policy(&transaction).await?;
                return Ok(kept == Policy { version: kept.version, ..*policy });
            }
            reckon(&transaction).await?;
            keep_median(&transaction, now).await?;
            Ok(true)
        })
        .await?;
    if done {
        site::reload(context).await?;
    }
    Ok(done)
}

/// Adds a day on which nobody works. One that is there already by this name is done; by another it is
/// [`AppError::Taken`](crate::base::error::AppError::Taken).
pub async fn add_day(
    context: &Context,
    administrator: &Administrator,
    date: NaiveDate,
    name: &str,
) -> Result<()> {
    let now = context.clock.now();
    let added = context
        .database
        .write(|transaction| async move {
            promise::add_day(&transaction, administrator, date, name, now).await?;
            reckon(&transaction).await
        })
        .await;
    match added {
        Err(AppError::Taken) => {
            let days = promise::days(context.database.read()).await?;
            let same = days.iter().any(|day| day.date == date && day.name == name);
            if same { Ok(()) } else { Err(AppError::Taken) }
        }
        other => other,
    }
}

/// Takes a day out, so that it is worked on; answers the day. Twice does no harm.
pub async fn remove_day(
    context: &Context,
    administrator: &Administrator,
    id: DayOffId,
) -> Result<Option<DayOff>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let day = promise::remove_day(&transaction, administrator, id, now).await?;
            if day.is_some() {
                reckon(&transaction).await?;
            }
            Ok(day)
        })
        .await
}

/// Works out anew by when each waiting comment is due, and writes what has changed, part by part. The
/// versions of the comments stay: nobody who is looking at one is kept from deciding. A comment that
/// arrives at the same moment counts by what was settled when its own transaction began.
async fn reckon(transaction: &Transaction) -> Result<()> {
    let timetable = promise::timetable(transaction).await?;
    let changed: Vec<(CommentId, Moment)> = comments::waiting_clocks(transaction)
        .await?
        .into_iter()
        .map(|clock| (clock.id, timetable.due(clock.from), clock.due))
        .filter(|(_, due, before)| due != before)
        .map(|(id, due, _)| (id, due))
        .collect();
    for part in changed.chunks(PART) {
        comments::set_due(transaction, part).await?;
    }
    Ok(())
}

/// Works out the median that readers may see, and keeps it.
pub async fn keep_median(transaction: &Transaction, now: Moment) -> Result<()> {
    let since = now - SHOWN;
    let answers = decisions::answers_since(transaction, since, MOST).await?;
    let found = figures(&answers, since);
    promise::keep_median(transaction, found.median.filter(|_| found.count >= ENOUGH)).await
}
