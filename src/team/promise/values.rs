//! The promise, and the working week that it is counted in.

use crate::base::words::counted;
use chrono::Weekday;
use sea_orm::{DeriveActiveEnum, EnumIter};

/// The most hours or days that may be promised.
pub const LONGEST: u32 = 240;

/// What a promise is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Unit {
    /// Hours by the clock, day and night.
    #[sea_orm(string_value = "hours")]
    Hours,
    /// Hours in which somebody works.
    #[sea_orm(string_value = "working_hours")]
    WorkingHours,
    /// Days on which somebody works.
    #[sea_orm(string_value = "working_days")]
    WorkingDays,
}

impl Unit {
    /// As the form spells it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::WorkingHours => "working_hours",
            Self::WorkingDays => "working_days",
        }
    }

    /// The unit spelt so in a form.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Hours, Self::WorkingHours, Self::WorkingDays]
            .into_iter()
            .find(|unit| unit.code() == code)
    }
}

/// By when a comment is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// How many, at least one.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

impl Default for Promise {
    /// What a new blog promises.
    fn default() -> Self {
        Self { amount: 2, unit: Unit::WorkingDays }
    }
}

impl Promise {
    /// As people say it: `24 hours`, `8 working hours`, `2 working days`.
    pub fn in_words(self) -> String {
        let unit = match self.unit {
            Unit::Hours => "hour",
            Unit::WorkingHours => "working hour",
            Unit::WorkingDays => "working day",
        };
        counted(self.amount, unit)
    }
}

/// Minutes in a day.
pub const DAY: u32 = 24 * 60;
/// The least that an office is open on a day: less would make a few working hours take years.
const LEAST: u32 = 60;

/// The hours and days of the week in which somebody works, by the clocks of London.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Week {
    opens: u32,
    closes: u32,
    days: [bool; 7],
}

impl Default for Week {
    /// Monday to Friday, 9am to 5pm.
    fn default() -> Self {
        Self { opens: 9 * 60, closes: 17 * 60, days: [true, true, true, true, true, false, false] }
    }
}

impl Week {
    /// A week with an hour or more on at least one day, in minutes after midnight; Monday comes first.
    pub fn new(opens: u32, closes: u32, days: [bool; 7]) -> Option<Self> {
        let long_enough = closes <= DAY && opens.checked_add(LEAST)? <= closes;
        (long_enough && days.contains(&true)).then_some(Self { opens, closes, days })
    }

    /// When work begins, in minutes after midnight.
    pub fn opens(&self) -> u32 {
        self.opens
    }

    /// When work ends, in minutes after midnight.
    pub fn closes(&self) -> u32 {
        self.closes
    }

    /// Whether somebody works on this day of the week.
    pub fn works_on(&self, day: Weekday) -> bool {
        self.days.get(day.num_days_from_monday() as usize).copied().unwrap_or(false)
    }

    /// The working days by their numbers, as they are kept: `12345`.
    pub fn digits(&self) -> String {
        (1..).zip(self.days).filter(|(_, works)| *works).map(|(day, _)| day.to_string()).collect()
    }

    /// The days of the week that are kept as `digits`.
    pub fn days_in(digits: &str) -> [bool; 7] {
        let mut days = [false; 7];
        for (place, day) in days.iter_mut().enumerate() {
            *day = digits.contains(&(place + 1).to_string());
        }
        days
    }

    /// `Monday to Friday, 9am to 5pm`.
    pub fn in_words(&self) -> String {
        let worked: Vec<usize> = (0..7).filter(|day| self.days[*day]).collect();
        let days = match worked.as_slice() {
            [first, .., last] if last - first + 1 == worked.len() && worked.len() > 2 => {
                format!("{} to {}", DAYS[*first], DAYS[*last])
            }
            _ => {
                let names: Vec<&str> = worked.iter().map(|day| DAYS[*day]).collect();
                match names.split_last() {
                    Some((last, [])) => (*last).to_owned(),
                    Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
                    None => String::new(),
                }
            }
        };
        format!("{days}, {} to {}", time_in_words(self.opens), time_in_words(self.closes))
    }
}

/// What the team has settled about its promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Policy {
    /// The promise.
    pub promise: Promise,
    /// When somebody works.
    pub week: Week,
    /// Whether the page of comment rules says how long it really takes.
    pub show_median: bool,
    /// Counts the changes, so that two people who change it at once find out.
    pub version: i64,
}

/// The days of the week, Monday first.
pub const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A time of day in minutes after midnight, as people say it: `9am`, `5:30pm`, `midday`, `midnight`.
pub fn time_in_words(minute: u32) -> String {
    let (hour, rest) = (minute / 60 % 24, minute % 60);
    match (hour, rest) {
        (0, 0) => return "midnight".to_owned(),
        (12, 0) => return "midday".to_owned(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    if rest == 0 { format!("{hour}{half}") } else { format!("{hour}:{rest:02}{half}") }
}

/// Reads a time of day as people type it: `9am`, `9:30 am`, `17:30`, `9`, `midday`, `midnight`.
/// Answers minutes after midnight.
pub fn time_from_words(text: &str) -> Option<u32> {
    let text = text.trim().to_ascii_lowercase().replace([' ', '\u{a0}'], "").replace('.', ":");
    match text.as_str() {
        "midday" | "noon" => return Some(12 * 60),
        "midnight" => return Some(0),
        _ => {}
    }
    let (figures, half) = match (text.strip_suffix("am"), text.strip_suffix("pm")) {
        (Some(figures), _) => (figures, Some(false)),
        (_, Some(figures)) => (figures, Some(true)),
        _ => (text.as_str(), None),
    };
    let (hour, minute) = figures.split_once(':').unwrap_or((figures, "0"));
    if [hour, minute].iter().any(|part| !part.bytes().all(|digit| digit.is_ascii_digit())) {
        return None;
    }
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let hour = match half {
        None if hour <= 23 => hour,
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        _ => return None,
    };
    (minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_agree_in_number() {
        let said = |amount, unit| Promise { amount, unit }.in_words();
        assert_eq!(said(2, Unit::WorkingDays), "2 working days");
        assert_eq!(said(1, Unit::Hours), "1 hour");
        assert_eq!(said(8, Unit::WorkingHours), "8 working hours");
    }

    #[test]
    fn a_week_says_itself() {
        assert_eq!(Week::default().in_words(), "Monday to Friday, 9am to 5pm");
        assert_eq!(Week::default().digits(), "12345");
        let odd = Week::new(8 * 60 + 30, DAY, Week::days_in("127")).expect("a week");
        assert_eq!(odd.in_words(), "Monday, Tuesday and Sunday, 8:30am to midnight");
        assert_eq!(Week::days_in(&odd.digits()), Week::days_in("127"));
        assert_eq!(
            Week::new(0, 60, Week::days_in("6")).expect("a week").in_words(),
            "Saturday, midnight to 1am"
        );
        for (opens, closes, days) in
            [(540, 599, "1"), (540, 540, "1"), (600, 540, "1"), (0, 1441, "1"), (0, 60, "")]
        {
            assert_eq!(Week::new(opens, closes, Week::days_in(days)), None);
        }
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        for (text, minute) in [
            ("9am", 540),
            ("9", 540),
            ("9:30 AM", 570),
            ("17:30", 1050),
            ("5.30pm", 1050),
            ("12am", 0),
            ("12pm", 720),
            ("midday", 720),
            ("midnight", 0),
            ("0:05", 5),
        ] {
            assert_eq!(time_from_words(text), Some(minute), "{text}");
        }
        for text in
            ["", "x", "25", "24:00", "9:60", "13pm", "0am", "-1", "9:3:0", "+9", "9am5", "am"]
        {
            assert_eq!(time_from_words(text), None, "{text}");
        }
        for minute in 0..DAY {
            assert_eq!(time_from_words(&time_in_words(minute)), Some(minute));
        }
    }
}
