//! What the pages about the promise show.

use super::forms::{DayForm, PromiseForm};
use crate::{team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// How the promise is kept.
#[derive(Template)]
#[template(path = "moderation/figures/promise.html")]
pub struct FiguresPage {
    pub layout: DeskLayout,
    pub promise: String,
    pub week: String,
    /// The last 30 days in a sentence.
    pub lately: String,
    pub periods: Vec<Period>,
    /// The next days on which nobody works.
    pub days: Vec<DayView>,
    /// Whether this person may change all this.
    pub may_change: bool,
    /// Whether readers see the median.
    pub shown: bool,
}

/// The figures of a time.
pub struct Period {
    pub name: &'static str,
    pub count: String,
    pub median: String,
    pub in_time: String,
}

/// A day on which nobody works.
pub struct DayView {
    pub id: i64,
    pub date: String,
    pub name: String,
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
