//! What this room does for others.

use super::{Policy, Promise, Timetable, figures::minutes_in_words, store};
use crate::base::{clock::Moment, database::Connection, error::Result};

/// The promise as the team has it now.
pub async fn current(database: &Connection) -> Result<Promise> {
    Ok(policy(database).await?.promise)
}

/// The promise with the week and the holidays it is counted by, as they are in `database` now. Read it
/// in the transaction that keeps a due time.
pub async fn timetable(database: &Connection) -> Result<Timetable> {
    let policy = policy(database).await?;
    let off = store::days(database).await?.into_iter().map(|day| day.date).collect();
    Ok(Timetable::new(policy.promise, policy.week, off))
}

/// What is due before this, and not before `now`, is due soon.
pub async fn soon(database: &Connection, now: Moment) -> Result<Moment> {
    Ok(timetable(database).await?.soon(now))
}

/// In words for readers, how long it takes until half of all comments are read, if the team shows it
/// and there were enough of them: `5 hours`.
pub async fn shown_median(database: &Connection) -> Result<Option<String>> {
    Ok(store::shown_median(database).await?.map(minutes_in_words))
}

/// All that is settled about the promise.
pub async fn policy(database: &Connection) -> Result<Policy> {
    Ok(store::load(database).await?.unwrap_or_default())
}
