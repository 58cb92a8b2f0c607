//! Times as people in the United Kingdom read and type them, with summer time.

use super::Moment;
use crate::base::words::counted;
use chrono::{DateTime, Datelike, NaiveDate, TimeDelta, TimeZone, Timelike, Utc};
use chrono_tz::{Europe::London, Tz};

/// The same moment on a London clock.
pub fn on_the_wall(moment: Moment) -> DateTime<Tz> {
    moment.with_timezone(&London)
}

/// The London date of a moment.
pub fn date_of(moment: Moment) -> NaiveDate {
    on_the_wall(moment).date_naive()
}

/// The midnight that begins a London date.
pub fn start_of(date: NaiveDate) -> Moment {
    London.from_local_datetime(&date.and_time(chrono::NaiveTime::MIN)).earliest().map_or_else(
        || date.and_time(chrono::NaiveTime::MIN).and_utc(),
        |local| local.with_timezone(&Utc),
    )
}

/// The midnight in London that ends the day of `moment`.
pub fn next_day(moment: Moment) -> Moment {
    start_of(date_of(moment).succ_opt().unwrap_or(NaiveDate::MAX))
}

/// The moment so many minutes after midnight by the clock on that date; the first of two where the
/// clock goes back, and the end of the gap where it goes forward.
pub fn at(date: NaiveDate, minute: u32) -> Moment {
    let midnight = date.and_time(chrono::NaiveTime::MIN);
    // A gap is an hour long and ends on the hour.
    [minute, (minute / 60 + 1) * 60]
        .into_iter()
        .map(|minute| midnight + TimeDelta::minutes(minute.into()))
        .find_map(|wall| London.from_local_datetime(&wall).earliest())
        .map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}

/// `9 March 2026`.
pub fn day(moment: Moment) -> String {
    let wall = on_the_wall(moment);
    format!("{} {}", wall.day(), wall.format("%B %Y"))
}

/// `3:12pm`, `5pm`, `midday`, `midnight`: the style of the GOV.UK guide.
pub fn time_of_day(moment: Moment) -> String {
    let wall = on_the_wall(moment);
    match (wall.hour(), wall.minute()) {
        (0, 0) => "midnight".to_owned(),
        (12, 0) => "midday".to_owned(),
        (_, minute) => {
            let (afternoon, hour) = wall.hour12();
            let half = if afternoon { "pm" } else { "am" };
            if minute == 0 { format!("{hour}{half}") } else { format!("{hour}:{minute:02}{half}") }
        }
    }
}

/// `3:12pm on 9 March 2026`: the time first, as the guide has it. In a sentence it follows `at`.
pub fn day_and_time(moment: Moment) -> String {
    format!("{} on {}", time_of_day(moment), day(moment))
}

/// `9am on Wednesday 2 December`, as the guide wants a time in a sentence; with its year, if that is not the one of `now`.
pub fn time_on_day(moment: Moment, now: Moment) -> String {
    let (wall, today) = (on_the_wall(moment), on_the_wall(now));
    let year = if wall.year() == today.year() { "" } else { " %Y" };
    let day = format!("%A {} %B{year}", wall.day());
    format!("{} on {}", time_of_day(moment), wall.format(&day))
}

/// `3pm today`, `9am tomorrow`; farther away, `9am on Wednesday 2 December`, with its year where that is
/// another one.
pub fn time_and_day(moment: Moment, now: Moment) -> String {
    let time = time_of_day(moment);
    match (date_of(moment) - date_of(now)).num_days() {
        0 => format!("{time} today"),
        1 => format!("{time} tomorrow"),
        -1 => format!("{time} yesterday"),
        _ => time_on_day(moment, now),
    }
}

/// The same after `at`, for a sentence: `at 3pm today`, `at 9am on Wednesday 2 December`.
pub fn near(moment: Moment, now: Moment) -> String {
    format!("at {}", time_and_day(moment, now))
}

/// The form a machine reads in `<time datetime>` and in feeds: RFC 3339.
pub fn machine(moment: Moment) -> String {
    moment.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

/// The whole units that have gone by, in words: `2 hours`, `1 day`.
pub fn age(from: Moment, to: Moment) -> String {
    let minutes = (to - from).num_minutes().max(0);
    let (count, unit) = match minutes {
        0..60 => (minutes, "minute"),
        60..2880 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    counted(count, unit)
}

/// How long ago that was, in words: `2 hours ago`, or `just now` within the first minute.
pub fn ago(from: Moment, to: Moment) -> String {
    match (to - from).num_minutes() {
        ..=0 => "just now".to_owned(),
        _ => format!("{} ago", age(from, to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().expect("a moment in RFC 3339")
    }

    #[test]
    fn times_follow_the_style_of_the_guide() {
        assert_eq!(day_and_time(at("2026-03-09T15:12:00Z")), "3:12pm on 9 March 2026");
        assert_eq!(time_of_day(at("2026-03-09T12:00:00Z")), "midday");
        assert_eq!(time_of_day(at("2026-03-09T00:00:00Z")), "midnight");
        assert_eq!(time_of_day(at("2026-03-09T17:00:00Z")), "5pm");
        assert_eq!(time_of_day(at("2026-03-09T00:05:00Z")), "12:05am");
    }

    #[test]
    fn summer_time_moves_the_wall_and_the_date() {
        assert_eq!(time_of_day(at("2026-07-01T15:00:00Z")), "4pm");
        assert_eq!(date_of(at("2026-06-30T23:30:00Z")).to_string(), "2026-07-01");
        assert_eq!(start_of(date_of(at("2026-07-01T10:00:00Z"))), at("2026-06-30T23:00:00Z"));
    }

    #[test]
    fn a_time_on_a_date_is_found_though_the_clocks_change() {
        let on = |date: &str, minute| super::at(date.parse().expect("a date"), minute);
        assert_eq!(on("2026-07-01", 540), at("2026-07-01T08:00:00Z"));
        assert_eq!(on("2026-03-29", 90), at("2026-03-29T01:00:00Z"));
        assert_eq!(on("2026-10-25", 90), at("2026-10-25T00:30:00Z"));
        assert_eq!(on("2026-12-31", 1440), at("2027-01-01T00:00:00Z"));
    }

    #[test]
    fn near_times_are_said_as_people_say_them() {
        let now = at("2026-03-09T10:00:00Z");
        assert_eq!(near(at("2026-03-09T15:00:00Z"), now), "at 3pm today");
        assert_eq!(near(at("2026-03-10T09:00:00Z"), now), "at 9am tomorrow");
        assert_eq!(near(at("2026-03-08T17:00:00Z"), now), "at 5pm yesterday");
        assert_eq!(near(at("2026-03-12T17:00:00Z"), now), "at 5pm on Thursday 12 March");
    }

    #[test]
    fn a_time_in_a_sentence_has_its_weekday_and_only_a_far_one_its_year() {
        let now = at("2026-11-29T10:00:00Z");
        assert_eq!(time_on_day(at("2026-12-02T09:00:00Z"), now), "9am on Wednesday 2 December");
        assert_eq!(time_on_day(at("2027-01-04T12:00:00Z"), now), "midday on Monday 4 January 2027");
        assert_eq!(time_on_day(at("2026-07-01T15:30:00Z"), now), "4:30pm on Wednesday 1 July");
    }

    #[test]
    fn a_time_comes_before_its_day() {
        let now = at("2026-03-09T10:00:00Z");
        assert_eq!(time_and_day(at("2026-03-09T15:00:00Z"), now), "3pm today");
        assert_eq!(time_and_day(at("2026-03-10T09:00:00Z"), now), "9am tomorrow");
        assert_eq!(time_and_day(at("2026-03-08T17:30:00Z"), now), "5:30pm yesterday");
        let far = at("2026-04-01T08:00:00Z");
        assert_eq!(time_and_day(far, now), "9am on Wednesday 1 April");
        let next = at("2027-03-12T17:00:00Z");
        assert_eq!(time_and_day(next, now), "5pm on Friday 12 March 2027");
    }

    #[test]
    fn ages_are_whole_units() {
        let start = at("2026-03-09T00:00:00Z");
        assert_eq!(age(start, at("2026-03-09T00:01:30Z")), "1 minute");
        assert_eq!(ago(start, at("2026-03-09T00:00:59Z")), "just now");
        assert_eq!(ago(start, at("2026-03-09T00:01:30Z")), "1 minute ago");
        assert_eq!(age(start, at("2026-03-10T02:00:00Z")), "26 hours");
        assert_eq!(age(start, at("2026-03-12T02:00:00Z")), "3 days");
    }
}
