//! The promise: by when a comment is read, counted along the team's own working week and round bank
//! holidays, and how well it is kept.
//!
//! `timetable`, `holidays` and `figures` are pure; each due time of a waiting comment is kept with the
//! comment, so that the queue is a plain list by time, and is worked out anew when what it was counted
//! by changes. Spam has no clock.

mod actions;
mod door;
mod entity;
mod figures;
mod holidays;
mod store;
mod timetable;
mod values;

pub use actions::{add_day, begin, fill, keep_median, remove_day, settle};
pub use door::{current, policy, shown_median, soon, timetable};
pub use figures::{DecisionTimes, ENOUGH, Figures, FirstDecision, MOST, figures, in_words};
pub use store::{DayOff, days};
pub use timetable::Timetable;
pub use values::{DAY, DAYS, LONGEST, Policy, Promise, Unit, Week, time_from_words, time_in_words};

/// The tag of pages that say by when comments are read, or how long that took.
pub const PROMISE: crate::web::Tag = crate::web::Tag::all("promise");
