//! By when a comment is to be read: the promise, counted along the working week and round the days on
//! which nobody works. Pure: what it needs of the database it is given.
//!
//! Days and hours are those of London clocks, so a day of work has its hours in summer and in winter.
//! Working hours are counted as they pass: where the clocks change during work, that day has an hour
//! more or less.

use super::{Promise, Unit, Week};
use crate::base::clock::{Moment, london};
use chrono::{Datelike, Days, NaiveDate, TimeDelta, Timelike};
use std::collections::BTreeSet;

/// A comment is due soon when there are so many working hours left, or a quarter of the promise if
/// that is less.
const SOON: TimeDelta = TimeDelta::hours(3);
/// No promise reaches so many days ahead, whatever the team has said of its week and its holidays.
const FARTHEST: u64 = 20_000;

/// The promise and everything it is counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timetable {
    promise: Promise,
    week: Week,
    off: BTreeSet<NaiveDate>,
}

impl Timetable {
    /// Counts `promise` along `week`, leaving out the days `off`.
    pub fn new(promise: Promise, week: Week, off: BTreeSet<NaiveDate>) -> Self {
        Self { promise, week, off }
    }

    /// By when a comment that waits from `from` on is to be read.
    ///
    /// Hours go by the clock. Working hours are those in which somebody works. A working day later is
    /// the same time of the next working day; what comes outside working hours counts from the next
    /// working morning.
    pub fn due(&self, from: Moment) -> Moment {
        let amount = self.promise.amount;
        match self.promise.unit {
            Unit::Hours => from + TimeDelta::hours(amount.into()),
            Unit::WorkingHours => self.after_work(from, TimeDelta::hours(amount.into())),
            Unit::WorkingDays => {
                let wall = london::on_the_wall(from);
                let mut date = wall.date_naive();
                let mut minute = wall.hour() * 60 + wall.minute();
                if !self.works(date) || minute >= self.week.closes() {
                    date = self.next_working_day(date);
                    minute = self.week.opens();
                }
                let minute = minute.max(self.week.opens());
                for _ in 0..amount {
                    date = self.next_working_day(date);
                }
                london::at(date, minute)
            }
        }
    }

    /// The moment by which `work` has been worked from `from` on: the earliest there is.
    pub fn after_work(&self, from: Moment, work: TimeDelta) -> Moment {
        let mut left = work;
        let mut date = london::date_of(from);
        for _ in 0..FARTHEST {
            if self.works(date) {
                let opens = london::at(date, self.week.opens()).max(from);
                let here = london::at(date, self.week.closes()) - opens;
                if here >= left {
                    return opens + left;
                }
                left -= here.max(TimeDelta::zero());
            }
            date = next(date);
        }
        london::start_of(date)
    }

    /// What is due before this and not late is due soon: three working hours are left for it, or a
    /// quarter of a shorter promise. So the warning comes while somebody is there to heed it.
    pub fn soon(&self, now: Moment) -> Moment {
        let promised = match self.promise.unit {
            Unit::Hours | Unit::WorkingHours => TimeDelta::hours(self.promise.amount.into()),
            Unit::WorkingDays => {
                let minutes = self.week.closes() - self.week.opens();
                TimeDelta::minutes(i64::from(self.promise.amount) * i64::from(minutes))
            }
        };
        self.after_work(now, SOON.min(promised / 4))
    }

    /// Whether `now` falls on a day on which the team works.
    pub fn is_working_day(&self, now: Moment) -> bool {
        self.works(london::date_of(now))
    }

    fn works(&self, date: NaiveDate) -> bool {
        self.week.works_on(date.weekday()) && !self.off.contains(&date)
    }

    fn next_working_day(&self, date: NaiveDate) -> NaiveDate {
        let mut date = next(date);
        for _ in 0..FARTHEST {
            if self.works(date) {
                break;
            }
            date = next(date);
        }
        date
    }
}

fn next(date: NaiveDate) -> NaiveDate {
    date.checked_add_days(Days::new(1)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests;
