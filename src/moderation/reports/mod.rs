//! Reports by readers: a published comment that somebody should look at again.
//!
//! That a comment is reported is a mark and not a state: it stays where everyone reads it until a
//! moderator decides. What a reader writes with a report is shown to moderators alone.
//!
//! `scrubbing` is pure: what was taken out of a comment is taken out of reports about it.

mod actions;
mod entity;
mod forms;
mod jobs;
mod pages;
mod paths;
mod reading;
mod routes;
mod scrubbing;
mod store;
mod values;

pub use actions::{ReportAnswer, close, erase_networks, forget_words, reopen, report, take_out};
pub use jobs::{TellOfReports, TellOfReportsTo};
pub(crate) use pages::ReportsPart;
pub use reading::parts;
pub use routes::routes;
pub use store::{count_between, open, open_count, open_on};
pub use values::{NewReport, ReportOutcome};
