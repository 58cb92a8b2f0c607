//! What the pages of the commenting calendar show.

use super::{Pause, forms::PauseForm, words};
use crate::{
    base::clock::{Moment, london},
    team::site::{DeskLayout, JustDone},
    web::FormErrors,
};
use askama::Template;

#[derive(Template)]
#[template(path = "blog/calendar/calendar.html")]
pub struct CalendarPage {
    pub layout: DeskLayout,
    /// Whether the person may change it.
    pub may_change: bool,
    /// When the comments of a post close by themselves, in a sentence.
    pub by_age: String,
    pub standing: Vec<PauseView>,
    pub over: Vec<PauseView>,
}

/// A pause in the calendar.
pub struct PauseView {
    pub id: i64,
    pub title: String,
    pub range: String,
    pub because: String,
    pub state: &'static str,
    pub tag: &'static str,
    /// What the button does to it; empty for one that is over.
    pub stop: &'static str,
}

impl PauseView {
    pub fn new(pause: Pause, now: Moment) -> Self {
        let (state, tag, stop) = if pause.cancelled.is_some() {
            ("Cancelled", "fc-tag--quiet", "")
        } else if now < pause.starts {
            ("Planned", "", "Cancel pause")
        } else if pause.covers(now) {
            ("Now", "fc-tag--waiting", "End now")
        } else {
            ("Ended", "fc-tag--quiet", "")
        };
        let mut range = words::range(pause.starts, pause.ends);
        if let Some(first) = range.get(..1).map(str::to_uppercase) {
            range.replace_range(..1, &first);
        }
        if pause.ends.is_none() {
            range.push_str(", with no end yet");
        }
        Self { id: pause.id.0, title: pause.title, range, because: pause.because, state, tag, stop }
    }
}

#[derive(Template)]
#[template(path = "blog/calendar/pause.html")]
pub struct PausePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub heading: &'static str,
    /// Where the form goes.
    pub action: String,
    /// When a pause that is under way began: its beginning cannot be changed any more.
    pub begun: String,
    pub form: PauseForm,
}

/// When a pause began, for one that has.
pub fn begun(pause: &Pause, now: Moment) -> String {
    if pause.starts <= now { london::day_and_time(pause.starts) } else { String::new() }
}

/// When the comments of a post close by themselves: `after` so many days, or not at all.
pub fn closing_by_age(after: Option<u32>) -> String {
    match after {
        Some(1) => "Comments close 1 day after a post is published.".to_owned(),
        Some(days) => format!("Comments close {days} days after a post is published."),
        None => "Comments stay open.".to_owned(),
    }
}

/// Why a pause cannot be as it was typed: `other` is in its time.
pub fn overlap(other: &Pause) -> String {
    format!(
        "Comments are already paused {} for “{}”: change that pause, or enter other days",
        words::range(other.starts, other.ends),
        other.title
    )
}

/// Why a pause was not changed.
pub const CHANGED_MEANWHILE: &str = "Someone else changed this pause while you had it open. What you see \
                                     is what you typed: save it again to replace theirs";

/// Why a pause cannot be changed.
pub const PAUSE_IS_OVER: &str = "This pause has ended, so you can no longer change it.";

/// What was just done to the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Entered,
    Changed,
    Ended,
    CalledOff,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Entered, "entered", "Pause saved."),
        (Self::Changed, "changed", "Pause saved."),
        (Self::Ended, "ended", "Pause ended. Readers can comment again."),
        (Self::CalledOff, "off", "Pause cancelled."),
    ];
}
