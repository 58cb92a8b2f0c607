//! When comments are taken: pauses of the whole blog, entered ahead, and the days on which each
//! post's comments open and close.
//!
//! [`commenting`] alone decides, from values; everything that shows or takes a comment asks it,
//! through [`ask`].
//!
//! `commenting` and `words` are pure: whether a post takes comments at a moment, and how that is said.

mod actions;
mod commenting;
mod door;
mod entity;
mod forms;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;
mod words;

pub use commenting::{Commenting, commenting};
pub use door::{ask, ask_until, next_pause, standing};
pub use routes::routes;
pub use values::{Because, Closing, NewPause, Pause, Terms};
pub use words::{ahead, at_the_end_of, closed, heading, on_desk};

/// The tag of pages that say whether comments are taken.
pub const PAUSES: crate::web::Tag = crate::web::Tag::all("pauses");
