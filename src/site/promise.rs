//! The promise: by when a comment is read. Counted in hours by the clock or in working days.
//!
//! A working day is Monday to Friday, 9am to 5pm in London. A comment sent outside those hours
//! counts from the next working morning.

use crate::clock::{Moment, london};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Timelike, Weekday};

const OPENS: u32 = 9;
const CLOSES: u32 = 17;

/// By when a comment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// So many hours by the clock.
    Hours(u32),
    /// So many working days.
    WorkingDays(u32),
}

impl Promise {
    /// As people say it: `24 hours`, `2 working days`.
    pub fn in_words(self) -> String {
        let (count, unit) = match self {
            Self::Hours(count) => (count, "hour"),
            Self::WorkingDays(count) => (count, "working day"),
        };
        let plural = if count == 1 { "" } else { "s" };
        format!("{count} {unit}{plural}")
    }

    /// When a comment sent at `sent` is due.
    pub fn due(self, sent: Moment) -> Moment {
        match self {
            Self::Hours(count) => sent + TimeDelta::hours(count.into()),
            Self::WorkingDays(count) => {
                let wall = london::on_the_wall(sent);
                let mut date = wall.date_naive();
                let mut minute = wall.hour() * 60 + wall.minute();
                if !works(date) || minute >= CLOSES * 60 {
                    date = next_working_day(date);
                    minute = OPENS * 60;
                }
                let minute = minute.max(OPENS * 60);
                for _ in 0..count {
                    date = next_working_day(date);
                }
                // Counted from midday, which every London day has, so that the wall clock is right
                // on the days it changes.
                let midday = london::start_of(date) + TimeDelta::hours(12);
                let drift = i64::from(london::on_the_wall(midday).hour()) - 12;
                midday + TimeDelta::minutes(i64::from(minute) - 12 * 60 - drift * 60)
            }
        }
    }
}

fn works(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

fn next_working_day(date: NaiveDate) -> NaiveDate {
    let mut next = date;
    loop {
        next = next.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX);
        if works(next) || next == NaiveDate::MAX {
            return next;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn due(promise: Promise, sent: &str) -> String {
        let moment = promise.due(sent.parse().expect("a moment"));
        london::day_and_time(moment)
    }

    #[test]
    fn hours_go_by_the_clock() {
        assert_eq!(due(Promise::Hours(24), "2026-03-06T18:00:00Z"), "7 March 2026 at 6pm");
    }

    #[test]
    fn working_days_leave_out_the_weekend() {
        // A Thursday afternoon: Friday, then Monday.
        assert_eq!(due(Promise::WorkingDays(2), "2026-03-05T15:12:00Z"), "9 March 2026 at 3:12pm");
    }

    #[test]
    fn a_comment_at_night_counts_from_the_next_working_morning() {
        assert_eq!(due(Promise::WorkingDays(1), "2026-03-06T22:00:00Z"), "10 March 2026 at 9am");
        assert_eq!(due(Promise::WorkingDays(1), "2026-03-09T06:30:00Z"), "10 March 2026 at 9am");
    }

    #[test]
    fn summer_time_keeps_the_hour_on_the_wall() {
        // The clocks go forward on Sunday 29 March 2026.
        assert_eq!(due(Promise::WorkingDays(1), "2026-03-27T15:00:00Z"), "30 March 2026 at 3pm");
    }

    #[test]
    fn the_words_agree_in_number() {
        assert_eq!(Promise::WorkingDays(2).in_words(), "2 working days");
        assert_eq!(Promise::Hours(1).in_words(), "1 hour");
    }
}
