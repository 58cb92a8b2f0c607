//! Changes the promise, the working week and the days off, in the transaction of whoever works out anew
//! by when the comments that wait are due.

use super::{
    Policy, Promise, holidays,
    store::{self, DayOff},
};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::{Moment, london},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::DayOffId,
    },
    team::accounts::Administrator,
};
use chrono::{Datelike, NaiveDate, TimeDelta};

/// So many years beside the present one have their bank holidays filled in.
const AHEAD: i32 = 4;

/// Fills in the bank holidays of those coming years that have not been filled in. What the team took
/// out of a year that was is not put back.
pub async fn fill(context: &Context, now: Moment) -> Result<()> {
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

/// Gives a new blog its promise.
pub async fn begin(transaction: &Transaction, promise: Promise) -> Result<()> {
    store::insert(transaction, promise).await
}

/// Settles the promise, the week and what readers see of it; `false` means somebody else did first.
pub async fn settle(
    transaction: &Transaction,
    administrator: &Administrator,
    policy: &Policy,
    now: Moment,
) -> Result<bool> {
    if !store::update(transaction, policy).await? {
        return Ok(false);
    }
    record(transaction, now, administrator, Event::PromiseChanged).await?;
    Ok(true)
}

/// Adds a day on which nobody works. One that is there already is [`AppError::Taken`].
pub async fn add_day(
    transaction: &Transaction,
    administrator: &Administrator,
    date: NaiveDate,
    name: &str,
    now: Moment,
) -> Result<()> {
    store::insert_day(transaction, date, name).await?;
    record(transaction, now, administrator, Event::DayOffAdded(date)).await
}

/// Takes a day out, so that it is worked on; answers the day. Twice does no harm.
pub async fn remove_day(
    transaction: &Transaction,
    administrator: &Administrator,
    id: DayOffId,
    now: Moment,
) -> Result<Option<DayOff>> {
    let Some(day) = store::day(transaction, id).await? else { return Ok(None) };
    if !store::delete_day(transaction, id).await? {
        return Ok(None);
    }
    record(transaction, now, administrator, Event::DayOffRemoved(day.date)).await?;
    Ok(Some(day))
}

/// Keeps the median that readers may see; none while too few comments were decided.
pub async fn keep_median(transaction: &Transaction, median: Option<TimeDelta>) -> Result<()> {
    store::keep_median(transaction, median.map(|median| median.num_minutes())).await
}

async fn record(
    transaction: &Transaction,
    now: Moment,
    administrator: &Administrator,
    event: Event,
) -> Result<()> {
    audit::record(transaction, now, By::Person(administrator.id()), event).await
}
