//! The bank holidays of England and Wales, worked out from their rules.
//!
//! Sources: the Banking and Financial Dealings Act 1971, schedule 1; the royal proclamations that give
//! New Year's Day, the first Monday in May, and the days in place of those that fall on a weekend; the
//! lists at <https://www.gov.uk/bank-holidays>. A day that is proclaimed once, as for a coronation, is
//! the team's to add.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The bank holidays of a year of the Gregorian calendar, in order.
pub fn of_year(year: i32) -> Vec<(NaiveDate, &'static str)> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day);
    let new_year = day(1, 1).map(|date| match weekend(date) {
        0 => (date, "New Year’s Day"),
        wait => (later(date, wait), "New Year’s Day (substitute day)"),
    });
    let easter = easter(year);
    let christmas = day(12, 25).map(|date| match date.weekday() {
        // Monday is Boxing Day then, or the day in its place that Christmas Day has taken.
        Weekday::Sun => (later(date, 2), "Christmas Day (substitute day)"),
        Weekday::Sat => (later(date, 2), "Christmas Day (substitute day)"),
        _ => (date, "Christmas Day"),
    });
    let boxing = day(12, 26).map(|date| match date.weekday() {
        Weekday::Sat | Weekday::Sun => (later(date, 2), "Boxing Day (substitute day)"),
        _ => (date, "Boxing Day"),
    });
    let mut days: Vec<_> = [
        new_year,
        easter.map(|easter| (easter - Days::new(2), "Good Friday")),
        easter.map(|easter| (later(easter, 1), "Easter Monday")),
        NaiveDate::from_weekday_of_month_opt(year, 5, Weekday::Mon, 1)
            .map(|date| (date, "Early May bank holiday")),
        last_monday(year, 5).map(|date| (date, "Spring bank holiday")),
        last_monday(year, 8).map(|date| (date, "Summer bank holiday")),
        christmas,
        boxing,
    ]
    .into_iter()
    .flatten()
    .collect();
    days.sort_by_key(|(date, _)| *date);
    days
}

/// How many days after `date` the next Monday is, if `date` is on a weekend; 0 if it is not.
fn weekend(date: NaiveDate) -> u64 {
    match date.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    }
}

fn later(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

fn last_monday(year: i32, month: u32) -> Option<NaiveDate> {
    [5, 4]
        .into_iter()
        .find_map(|number| NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Mon, number))
}

/// Easter Sunday by the Anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, Astronomical
/// Algorithms, chapter 8).
fn easter(year: i32) -> Option<NaiveDate> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let f = (b + 8) / 25;
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let day = (h + l - 7 * m + 114) % 31 + 1;
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(year: i32) -> Vec<String> {
        of_year(year).iter().map(|(date, _)| date.format("%-d %b").to_string()).collect()
    }

    /// As published at gov.uk, but for days that were moved or added for once (in 2020, 2022 and 2023).
    #[test]
    fn years_are_as_they_were_published() {
        for (year, days) in [
            (2017, ["2 Jan", "14 Apr", "17 Apr", "1 May", "29 May", "28 Aug", "25 Dec", "26 Dec"]),
            (2020, ["1 Jan", "10 Apr", "13 Apr", "4 May", "25 May", "31 Aug", "25 Dec", "28 Dec"]),
            (2021, ["1 Jan", "2 Apr", "5 Apr", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"]),
            (2022, ["3 Jan", "15 Apr", "18 Apr", "2 May", "30 May", "29 Aug", "26 Dec", "27 Dec"]),
            (2023, ["2 Jan", "7 Apr", "10 Apr", "1 May", "29 May", "28 Aug", "25 Dec", "26 Dec"]),
            (2024, ["1 Jan", "29 Mar", "1 Apr", "6 May", "27 May", "26 Aug", "25 Dec", "26 Dec"]),
            (2025, ["1 Jan", "18 Apr", "21 Apr", "5 May", "26 May", "25 Aug", "25 Dec", "26 Dec"]),
            (2026, ["1 Jan", "3 Apr", "6 Apr", "4 May", "25 May", "31 Aug", "25 Dec", "28 Dec"]),
            (2027, ["1 Jan", "26 Mar", "29 Mar", "3 May", "31 May", "30 Aug", "27 Dec", "28 Dec"]),
            (2028, ["3 Jan", "14 Apr", "17 Apr", "1 May", "29 May", "28 Aug", "25 Dec", "26 Dec"]),
        ] {
            assert_eq!(dates(year), days, "{year}");
        }
    }

    #[test]
    fn a_day_in_place_of_another_says_so() {
        let name = |year, text: &str| {
            let date: NaiveDate = text.parse().expect("a date");
            of_year(year).into_iter().find(|(day, _)| *day == date).map(|(_, name)| name)
        };
        assert_eq!(name(2022, "2022-12-26"), Some("Boxing Day"));
        assert_eq!(name(2022, "2022-12-27"), Some("Christmas Day (substitute day)"));
        assert_eq!(name(2027, "2027-12-27"), Some("Christmas Day (substitute day)"));
        assert_eq!(name(2027, "2027-12-28"), Some("Boxing Day (substitute day)"));
        assert_eq!(name(2026, "2026-12-28"), Some("Boxing Day (substitute day)"));
        assert_eq!(name(2028, "2028-01-03"), Some("New Year’s Day (substitute day)"));
    }

    #[test]
    fn every_year_has_eight_different_working_days() {
        for year in 1978..2200 {
            let days = of_year(year);
            assert_eq!(days.len(), 8, "{year}");
            assert!(days.windows(2).all(|pair| pair[0].0 < pair[1].0), "{year}");
            for (date, name) in days {
                assert!(weekend(date) == 0 && date.year() == year, "{date} {name}");
                if name == "Easter Monday" {
                    assert!((3..=4).contains(&date.month()), "{date}");
                }
            }
        }
    }

    /// Dates from the tables of the Book of Common Prayer and of the United States Naval Observatory.
    #[test]
    fn easter_is_where_the_tables_have_it() {
        for text in [
            "1818-03-22",
            "1886-04-25",
            "1943-04-25",
            "2000-04-23",
            "2008-03-23",
            "2038-04-25",
            "2285-03-22",
        ] {
            let date: NaiveDate = text.parse().expect("a date");
            assert_eq!(easter(date.year()), Some(date));
        }
    }
}
