//! Who comments: one confirmed address, its record, its mail and its history.

mod confirming;
pub mod erasing;
pub mod mine;
mod replies;
mod stopping;
mod strangers;
