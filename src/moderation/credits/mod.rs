//! Comments that changed something: which of them led to which change of its post that readers were told
//! of. The comment says so, the change names the comment, and one page lists them all.
//!
//! A credit is kept apart from both: it adds nothing to what the comment says, and is shown only while the
//! comment and its post can be read.

mod actions;
mod door;
mod entity;
mod forms;
mod jobs;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use actions::credit;
pub use door::{PostCredits, led_to, on_post};
pub use jobs::TellChanged;
pub use routes::routes;
pub use values::LedTo;
