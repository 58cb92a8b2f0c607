//! What the pages about the promise show.

use super::forms::{DayForm, PromiseForm};
use crate::{
    team::{promise::DayOff, site::DeskLayout},
    web::FormErrors,
};
use askama::Template;
use chrono::{Datelike, NaiveDate};

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
pub fn in_full(date: NaiveDate) -> String {
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
