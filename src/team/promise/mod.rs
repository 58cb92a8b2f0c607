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
mod forms;
mod holidays;
mod jobs;
mod pages;
mod routes;
mod store;
mod timetable;
mod values;

pub use actions::prepare;
pub use door::{begin, current, measured, shown_median, soon, timetable};
pub use figures::{Answer, Measured, in_words};
pub use jobs::KeepPromise;
pub use routes::routes;
pub use timetable::Timetable;
pub use values::{Policy, Promise, Unit, Week};
