//! Moderation by mail: what each moderator is told of waiting comments and when, and the links by
//! which they decide without signing in.
//!
//! A link opens a page with one button. Opening it changes nothing, however often and by whomever:
//! mail programs and scanners follow every link. It is bound to one person, one comment at one
//! version and one act, works once, ends after three days, and dies with the person's role.
//!
//! `letter` is what a mail about waiting comments says.

mod actions;
mod entity;
mod forms;
mod jobs;
mod letter;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::{prepare, refused};
pub use jobs::{TellModerator, TellModerators, WatchTheClock};
pub use routes::routes;
pub use values::{Act, Choice, Link, Wish};
