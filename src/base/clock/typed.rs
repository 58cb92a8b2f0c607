//! Dates and times as people in the United Kingdom type them, read as London's.

use super::{Moment, london};
use chrono::{DateTime, MappedLocalTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::{Europe::London, Tz};

/// What to say of a text that is no date.
pub const NO_DATE: &str = "Enter a date, like 9 June 2026";
/// What to say of a text that is no time of day.
pub const NO_TIME: &str = "Enter a time, like 9am or 5:30pm";

/// `9 June 2026`, `9 Jun 2026`, `9 6 2026`, `9/6/2026`, `9.6.2026` or `2026-06-09`, from 1900 to 2999.
pub fn date(text: &str) -> Result<NaiveDate, &'static str> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(',', "");
    ["%d %B %Y", "%d %m %Y", "%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d"]
        .iter()
        .find_map(|form| NaiveDate::parse_from_str(&folded, form).ok())
        .filter(|date| (1900..3000).contains(&chrono::Datelike::year(date)))
        .ok_or(NO_DATE)
}

/// `9am`, `5:30pm`, `5.30 pm`, `17:30`, `midday` or `midnight`, which begins the day.
pub fn time(text: &str) -> Result<NaiveTime, &'static str> {
    let folded = text.to_lowercase().split_whitespace().collect::<String>().replace('.', ":");
    match folded.as_str() {
        "midnight" => return Ok(NaiveTime::MIN),
        "midday" | "noon" => return NaiveTime::from_hms_opt(12, 0, 0).ok_or(NO_TIME),
        _ => {}
    }
    let (figures, half) = match folded.strip_suffix("am") {
        Some(rest) => (rest, Some(0)),
        None => match folded.strip_suffix("pm") {
            Some(rest) => (rest, Some(12)),
            None => (folded.as_str(), None),
        },
    };
    let (hour, minute) = match (figures.split_once(':'), half) {
        (Some((hour, minute)), _) if minute.len() == 2 => (hour, minute),
        (None, Some(_)) => (figures, "0"),
        _ => return Err(NO_TIME),
    };
    let plain =
        |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if !plain(hour) || !plain(minute) {
        return Err(NO_TIME);
    }
    let (Ok(hour), Ok(minute)) = (hour.parse::<u32>(), minute.parse::<u32>()) else {
        return Err(NO_TIME);
    };
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        None => hour,
        Some(_) => return Err(NO_TIME),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(NO_TIME)
}

/// That time of that day in London. Of a time that comes twice, when the clocks go back, the first;
/// one that is left out, when they go forward, is refused in words.
pub fn moment(date: NaiveDate, time: NaiveTime) -> Result<Moment, String> {
    match London.from_local_datetime(&date.and_time(time)) {
        MappedLocalTime::Single(local) => Ok(utc(local)),
        MappedLocalTime::Ambiguous(first, _) => Ok(utc(first)),
        MappedLocalTime::None => Err(format!(
            "Enter another time: on {} the clocks go forward, and this time does not come",
            london::day(london::start_of(date))
        )),
    }
}

/// The midnight that ends a London date.
pub fn end_of(date: NaiveDate) -> Moment {
    date.succ_opt().map_or(Moment::MAX_UTC, london::start_of)
}

fn utc(local: DateTime<Tz>) -> Moment {
    local.with_timezone(&Utc)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<String> {
        date(text).ok().map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        for text in [
            "9 June 2026",
            " 09  june 2026 ",
            "9 Jun 2026",
            "9 6 2026",
            "9/6/2026",
            "9.6.2026",
            "2026-06-09",
        ] {
            assert_eq!(day(text).as_deref(), Some("2026-06-09"), "{text}");
        }
        for text in [
            "",
            "June",
            "31 June 2026",
            "6/9",
            "9 June 26",
            "2026-13-01",
            "99999-01-01",
            "9 June 2026 x",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("9am", "09:00:00"),
            ("12am", "00:00:00"),
            ("12:30pm", "12:30:00"),
            ("5.30 pm", "17:30:00"),
            ("17:30", "17:30:00"),
            ("midday", "12:00:00"),
            ("Midnight", "00:00:00"),
        ] {
            assert_eq!(time(text).map(|time| time.to_string()).as_deref(), Ok(wanted), "{text}");
        }
        for text in
            ["", "9", "25:00", "13pm", "0am", "9:5am", "9:60", "+9am", "soon", "9:00:00", "٩am"]
        {
            assert_eq!(time(text), Err(NO_TIME), "{text}");
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_the_first_and_the_one_left_out_is_refused() {
        let read =
            |day: &str, at: &str| moment(date(day).expect("a date"), time(at).expect("a time"));
        // The clocks go back on 25 October 2026 and forward on 28 March 2027.
        let first: Moment = "2026-10-25T00:30:00Z".parse().expect("a moment");
        assert_eq!(read("25 October 2026", "1:30am"), Ok(first));
        let refused = read("28 March 2027", "1:30am").expect_err("it does not come");
        assert!(refused.contains("on 28 March 2027 the clocks go forward"), "{refused}");
        let noon: Moment = "2027-03-28T11:00:00Z".parse().expect("a moment");
        assert_eq!(read("28 March 2027", "midday"), Ok(noon));
    }

    #[test]
    fn a_day_ends_at_londons_midnight() {
        let end: Moment = "2026-06-09T23:00:00Z".parse().expect("a moment");
        assert_eq!(end_of(date("9 June 2026").expect("a date")), end);
    }
}
