//! What an administrator's browser may send about the promise and the days off.

use crate::{
    team::promise::{DAY, LONGEST, Policy, Promise, Unit, Week, time_from_words, time_in_words},
    web::{FormErrors, TextRule},
};
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

/// The promise as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PromiseForm {
    pub amount: String,
    pub unit: String,
    pub opens: String,
    pub closes: String,
    /// The numbers of the working days; 1 is Monday.
    pub days: Vec<String>,
    pub show_median: String,
    pub version: i64,
}

/// A day off as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DayForm {
    pub day: String,
    pub month: String,
    pub year: String,
    pub name: String,
}

impl From<&Policy> for PromiseForm {
    fn from(policy: &Policy) -> Self {
        let week = &policy.week;
        Self {
            amount: policy.promise.amount.to_string(),
            unit: policy.promise.unit.code().to_owned(),
            opens: time_in_words(week.opens()),
            closes: time_in_words(week.closes()),
            days: week.digits().chars().map(String::from).collect(),
            show_median: if policy.show_median { "true".to_owned() } else { String::new() },
            version: policy.version,
        }
    }
}

impl PromiseForm {
    /// What is to be settled, or what is wrong.
    pub fn check(&self) -> Result<Policy, FormErrors> {
        let mut errors = FormErrors::default();
        let amount = errors.check(
            "amount",
            self.amount
                .trim()
                .parse::<u32>()
                .ok()
                .filter(|amount| (1..=LONGEST).contains(amount))
                .ok_or(format!("Enter a number from 1 to {LONGEST}")),
        );
        let unit = errors.check(
            "unit",
            Unit::from_code(&self.unit).ok_or("Select hours, working hours or working days"),
        );
        let time = |text: &str| time_from_words(text).ok_or("Enter a time, like 9am or 17:30");
        let opens = errors.check("opens", time(&self.opens));
        // Midnight at the end of the day.
        let closes = errors
            .check("closes", time(&self.closes))
            .map(|minute| if minute == 0 { DAY } else { minute });
        let days = Week::days_in(&self.days.concat());
        if !days.contains(&true) {
            errors.add("days", "Select at least one day");
        }
        let week = opens.zip(closes).and_then(|(opens, closes)| {
            let open_long_enough = Week::new(opens, closes, [true; 7]).is_some();
            if !open_long_enough {
                errors.add("closes", "The working day must end at least an hour after it starts");
            }
            Week::new(opens, closes, days)
        });
        match (amount, unit, week) {
            (Some(amount), Some(unit), Some(week)) if errors.is_empty() => Ok(Policy {
                promise: Promise { amount, unit },
                week,
                show_median: self.show_median == "true",
                version: self.version,
            }),
            _ => Err(errors),
        }
    }

    /// Whether this day of the week was ticked.
    pub fn has(&self, number: usize) -> bool {
        self.days.contains(&number.to_string())
    }
}

const NAME: TextRule =
    TextRule { subject: "Name", empty: "Enter a reason", most: 80, lines: false };

impl DayForm {
    /// The date and why nobody works, or what is wrong.
    pub fn check(&self) -> Result<(NaiveDate, String), FormErrors> {
        let mut errors = FormErrors::default();
        let date = errors.check(
            "day",
            self.date()
                .filter(|date| (2000..=2100).contains(&date.year()))
                .ok_or("Enter a date, like 25 12 2026"),
        );
        let name = errors.check("name", NAME.take(&self.name));
        match (date, name) {
            (Some(date), Some(name)) => Ok((date, name)),
            _ => Err(errors),
        }
    }

    fn date(&self) -> Option<NaiveDate> {
        let number = |text: &str| {
            let text = text.trim();
            let figures = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
            text.parse::<u32>().ok().filter(|_| figures)
        };
        let year = i32::try_from(number(&self.year)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(&self.month)?, number(&self.day)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_one_of_the_calendar() {
        let date = |day: &str, month: &str, year: &str| {
            DayForm { day: day.into(), month: month.into(), year: year.into(), name: String::new() }
                .date()
                .map(|date| date.to_string())
        };
        assert_eq!(date("9", " 03 ", "2026"), Some("2026-03-09".to_owned()));
        for (day, month, year) in [
            ("30", "2", "2026"),
            ("", "3", "2026"),
            ("+9", "3", "2026"),
            ("9", "13", "2026"),
            ("9", "3", "x"),
        ] {
            assert_eq!(date(day, month, year), None, "{day} {month} {year}");
        }
    }

    #[test]
    fn a_form_that_was_filled_from_a_policy_gives_it_back() {
        let week = Week::new(8 * 60, DAY, Week::days_in("136")).expect("a week");
        let policy = Policy { week, version: 3, show_median: true, ..Policy::default() };
        assert_eq!(PromiseForm::from(&policy).check(), Ok(policy));
    }
}
