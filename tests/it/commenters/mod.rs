//! Who comments: one confirmed address, its record, its mail and its history.

mod confirming;
mod erasing;
mod mine;
mod replies;
mod stopping;
mod strangers;
