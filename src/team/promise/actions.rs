//! Changes the promise, the working week and the days off. Each change works out anew, in its own
//! transaction, by when the comments that wait are due.

use super::{
    Policy, Timetable,
    figures::{ENOUGH, MOST, figures},
    holidays,
    store::{self, DayOff},
};
use crate::{
    base::{
        audit::{self, By, Subject},
        clock::{Moment, london},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, DayOffId},
        jobs,
    },
    conversation::comments,
    moderation::decisions,
    team::{accounts::Administrator, promise::jobs::KeepPromise, site},
};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// So many years beside the present one have their bank holidays filled in.
const AHEAD: i32 = 4;
/// So many due times are written by one statement.
const PART: usize = 250;
/// Over how many days the median runs that readers may see.
const SHOWN: TimeDelta = TimeDelta::days(30);

/// Fills in the bank holidays of the coming years, and sees to it that this is done again.
pub async fn prepare(context: &Context) -> Result<()> {
    let now = context.clock.now();
    fill(context, now).await?;
    jobs::keep_going(context, &KeepPromise {}, now).await
}

/// Fills in the bank holidays of those coming years that have not been filled in. What the team took
/// out of a year that was is not put back.
pub(super) async fn fill(context: &Context, now: Moment) -> Result<()> {
    let year = london::date_of(now).year();
    if store::filled_through(context.database.read()).await? >= i64::from(year + AHEAD) {
        return Ok(());
    }
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time("bank_holidays").await?;
            let through = store::filled_through(&transaction).await?;
            // A new blog begins with the year before, so that comments of before the new year are
            // counted rightly.
            let first = i32::try_from(through + 1).map_err(AppError::fault)?.max(year - 1);
            let there = store::days(&transaction).await?;
            let missing: Vec<(NaiveDate, &str)> = (first..=year + AHEAD)
                .flat_map(holidays::of_year)
                .filter(|(date, _)| there.iter().all(|day| day.date != *date))
                .collect();
            store::insert_days(&transaction, &missing).await?;
            store::keep_filled(&transaction, (year + AHEAD).max(first).into()).await
        })
        .await
}

/// Settles the promise, the week and what readers see of it; `false` means somebody else did first.
pub async fn change(
    context: &Context,
    administrator: &Administrator,
    policy: &Policy,
) -> Result<bool> {
    let now = context.clock.now();
    let done = context
        .database
        .write(|transaction| async move {
            if !store::update(&transaction, policy).await? {
                return Ok(false);
            }
            reckon(&transaction).await?;
            keep_median(&transaction, now).await?;
            record(&transaction, now, administrator, "promise_changed", "").await?;
            Ok(true)
        })
        .await?;
    if done {
        site::reload(context).await?;
    }
    Ok(done)
}

/// Adds a day on which nobody works. One that is there already is [`AppError::Taken`].
pub async fn add_day(
    context: &Context,
    administrator: &Administrator,
    date: NaiveDate,
    name: &str,
) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            store::insert_day(&transaction, date, name).await?;
            reckon(&transaction).await?;
            record(&transaction, now, administrator, "day_off_added", &date.to_string()).await
        })
        .await
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
            let Some(day) = store::day(&transaction, id).await? else { return Ok(None) };
            if !store::delete_day(&transaction, id).await? {
                return Ok(None);
            }
            reckon(&transaction).await?;
            let date = day.date.to_string();
            record(&transaction, now, administrator, "day_off_removed", &date).await?;
            Ok(Some(day))
        })
        .await
}

async fn record(
    transaction: &Transaction,
    now: Moment,
    administrator: &Administrator,
    action: &str,
    detail: &str,
) -> Result<()> {
    audit::record(transaction, now, By::Person(administrator.id()), action, Subject::Site, detail)
        .await
}

/// Works out anew by when each waiting comment is due, and writes what has changed, part by part. The
/// versions of the comments stay: nobody who is looking at one is kept from deciding. A comment that
/// arrives at the same moment counts by what was settled when its own transaction began.
async fn reckon(transaction: &Transaction) -> Result<()> {
    let timetable: Timetable = super::timetable(transaction).await?;
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
pub(super) async fn keep_median(transaction: &Transaction, now: Moment) -> Result<()> {
    let since = now - SHOWN;
    let answers = decisions::answers_since(transaction, since, MOST).await?;
    let found = figures(&answers, since);
    let median = found.median.filter(|_| found.count >= ENOUGH);
    store::keep_median(transaction, median.map(|median| median.num_minutes())).await
}
