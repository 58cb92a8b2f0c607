//! A year of comments in figures: how many came, what became of them, and why.
//!
//! They are counted from the rows each time, by the year in London in which a comment was sent and by
//! its state now, so each comment is in exactly one of them and the totals agree. Nobody's name is
//! among them. How long a decision takes is measured by the room of the promise, so that its page and
//! these say the same of the same comments.
//!
//! Small numbers are shown as they are, to readers too. A count tells less than what stands under the
//! posts already: each removed comment that was answered leaves its date and the rule it broke, and a
//! comment that was not published is known to its writer alone. A hidden count would only make the
//! sum wrong.
//!
//! `sheet` is pure: the figures as a file for spreadsheets.

mod actions;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod sheet;
mod values;

pub use routes::routes;
