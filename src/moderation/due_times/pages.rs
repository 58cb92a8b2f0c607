//! What the pages about the promise show.

use super::forms::{DayForm, PromiseForm};
use crate::{
    team::{
        promise::{DayOff, Policy},
        site::DeskLayout,
    },
    web::{DoneCode, FormErrors},
};
use askama::Template;
use chrono::{Datelike, NaiveDate};

/// What was just done about the promise, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseDone {
    Saved,
}

impl DoneCode for PromiseDone {
    const ALL: &'static [Self] = &[Self::Saved];

    fn code(self) -> &'static str {
        "1"
    }
}

impl PromiseDone {
    pub fn told(self) -> &'static str {
        "Response times saved. Due times have been updated."
    }
}

/// What was just done about the days off, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayDone {
    Added,
    Removed,
}

impl DoneCode for DayDone {
    const ALL: &'static [Self] = &[Self::Added, Self::Removed];

    fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }
}

impl DayDone {
    pub fn told(self) -> &'static str {
        match self {
            Self::Added => "Day added. Due times have been updated.",
            Self::Removed => {
                "Day removed. It is a working day again, and due times have been updated."
            }
        }
    }
}

/// That somebody else has saved the promise meanwhile.
pub fn overtaken(theirs: &Policy) -> String {
    format!(
        "Someone else saved the response times while you had them open: {}, {}. What you see is what you \
         typed: save it again to replace theirs",
        theirs.promise.in_words(),
        theirs.week.in_words()
    )
}

/// That this day is a day off already.
pub fn on_the_list(date: NaiveDate) -> String {
    format!("{} is already on the list", in_full(date))
}

/// A day on which nobody works.
pub struct DayView {
    pub id: i64,
    pub date: String,
    pub name: String,
}

impl DayView {
    /// The day with its date in full.
    pub fn of(day: &DayOff) -> Self {
        Self { id: day.id.0, date: in_full(day.date), name: day.name.clone() }
    }
}

/// A date as it is read out: `Friday 25 December 2026`.
fn in_full(date: NaiveDate) -> String {
    format!("{} {} {}", date.format("%A"), date.day(), date.format("%B %Y"))
}

/// The promise to be settled.
#[derive(Template)]
#[template(path = "moderation/due_times/settings.html")]
pub struct PromisePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: PromiseForm,
    pub weekdays: Vec<WeekdayView>,
}

/// A day of the week to tick.
pub struct WeekdayView {
    /// 1 is Monday.
    pub number: usize,
    pub name: &'static str,
    pub ticked: bool,
}

/// The days on which nobody works.
#[derive(Template)]
#[template(path = "moderation/due_times/days.html")]
pub struct DaysPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub form: DayForm,
    pub years: Vec<(String, Vec<DayView>)>,
}
