//! How the promise is kept: how long the first decisions of a time took, and how many came in time.

use crate::base::{clock::Moment, words::counted};
use chrono::TimeDelta;

/// Fewer decisions than this say nothing about the next one.
pub const ENOUGH: usize = 10;
/// The most decisions that figures are made of: the newest.
pub const MOST: u64 = 10_000;

/// The first decision about a comment: since when it waited, when it was decided, by when it should
/// have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstDecision {
    /// When the comment was sent, or put back last.
    pub from: Moment,
    /// When it was published or not published.
    pub at: Moment,
    /// By when it was due then.
    pub due: Moment,
}

/// How long it took until the comments of a time were decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionTimes {
    /// Half of them were decided within this; none if none was.
    pub median: Option<TimeDelta>,
    /// Whether all of them were looked at; if not, the newest were.
    pub all: bool,
}

/// What the first decisions of a time amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// How many there were.
    pub count: usize,
    /// Half of them came within this; none if there was no decision.
    pub median: Option<TimeDelta>,
    /// How many came in time.
    pub in_time: usize,
}

/// The figures of those `decisions` that were made at `since` or later.
///
/// What counts is the first decision about a comment that stands (was not undone) and let everyone read
/// it or decided against it; spam does not count, and neither does what writers take back. Its time runs by
/// the clock, nights and weekends counted, from sending to deciding; of an even number of decisions the
/// median is the middle between the two in the middle. It came in time if it was given by the moment
/// at which it was due as the promise stood then. A comment that is put back and decided again counts
/// once, by its first decision; one that is put back before its first decision, since a rule had filed
/// it, is counted from then on, as its due time is.
pub fn figures(decisions: &[FirstDecision], since: Moment) -> Figures {
    let mut times: Vec<TimeDelta> = Vec::new();
    let mut in_time = 0;
    for decision in decisions.iter().filter(|decision| decision.at >= since) {
        times.push((decision.at - decision.from).max(TimeDelta::zero()));
        in_time += usize::from(decision.at <= decision.due);
    }
    times.sort_unstable();
    let middle = times.len() / 2;
    let median = match (times.get(middle), middle.checked_sub(1).and_then(|one| times.get(one))) {
        (Some(upper), Some(lower)) if times.len().is_multiple_of(2) => Some((*upper + *lower) / 2),
        (upper, _) => upper.copied(),
    };
    Figures { count: times.len(), median, in_time }
}

impl Figures {
    /// The share that came in time, in whole hundredths, rounded down: all is all and nothing less.
    pub fn percent_in_time(&self) -> usize {
        (self.in_time * 100).checked_div(self.count).unwrap_or(0)
    }
}

/// A time as people say it, rounded: `35 minutes`, `5 hours`, `3 days`.
pub fn in_words(time: TimeDelta) -> String {
    minutes_in_words(time.num_minutes())
}

/// As [`in_words`], from whole minutes.
pub fn minutes_in_words(minutes: i64) -> String {
    let (count, unit) = match minutes.max(1) {
        minutes @ ..90 => (minutes, "minute"),
        minutes @ ..2880 => ((minutes + 30) / 60, "hour"),
        minutes => ((minutes + 720) / 1440, "day"),
    };
    counted(count, unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(hour: i64, took: i64, promised: i64) -> FirstDecision {
        let start: Moment = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let from = start + TimeDelta::hours(hour);
        FirstDecision {
            from,
            at: from + TimeDelta::hours(took),
            due: from + TimeDelta::hours(promised),
        }
    }

    #[test]
    fn half_came_within_the_median() {
        let since = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let odd = [decision(0, 9, 5), decision(0, 1, 5), decision(0, 5, 5)];
        let found = figures(&odd, since);
        assert_eq!((found.count, found.in_time), (3, 2));
        assert_eq!(found.median, Some(TimeDelta::hours(5)));
        assert_eq!(found.percent_in_time(), 66);
        let even = [decision(0, 9, 5), decision(0, 1, 5), decision(0, 5, 5), decision(0, 2, 5)];
        assert_eq!(figures(&even, since).median, Some(TimeDelta::minutes(210)));
        let none = figures(&[], since);
        assert_eq!((none.count, none.median, none.percent_in_time()), (0, None, 0));
    }

    #[test]
    fn only_decisions_of_that_time_count() {
        let since: Moment = "2026-03-10T10:00:00Z".parse().expect("a moment");
        let found =
            figures(&[decision(0, 23, 30), decision(0, 24, 30), decision(0, 40, 30)], since);
        assert_eq!((found.count, found.in_time), (2, 1));
    }

    #[test]
    fn times_are_said_as_people_say_them() {
        for (minutes, words) in [
            (0, "1 minute"),
            (35, "35 minutes"),
            (89, "89 minutes"),
            (90, "2 hours"),
            (300, "5 hours"),
            (329, "5 hours"),
            (1440, "24 hours"),
            (2879, "48 hours"),
            (2880, "2 days"),
            (5000, "3 days"),
        ] {
            assert_eq!(minutes_in_words(minutes), words, "{minutes}");
        }
    }
}
