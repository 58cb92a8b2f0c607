//! Working days and hours, as far as mail goes by them: those of the promise.

use crate::{clock::Moment, context::Context, error::Result, promise};
use chrono::TimeDelta;

/// Who reads mail in time must have so much working time left.
const WARNING: TimeDelta = TimeDelta::hours(2);

/// Whether `now` falls on a working day.
pub(super) async fn is_working_day(context: &Context, now: Moment) -> Result<bool> {
    Ok(promise::timetable(context.database.read()).await?.is_working_day(now))
}

/// What is due by this moment is warned of at `now`.
pub(super) async fn soon(context: &Context, now: Moment) -> Result<Moment> {
    Ok(promise::timetable(context.database.read()).await?.after_work(now, WARNING))
}
