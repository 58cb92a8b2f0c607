//! Comments that changed something: which of them led to which change of its post that readers were told
//! of. The comment says so, the change names the comment, and one page lists them all.
//!
//! A credit is kept apart from both: it adds nothing to what the comment says, and is shown only while the
//! comment can be read.

mod actions;
mod door;
mod entity;
mod forms;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod values;

pub use door::{credited_by, led_to};
pub use routes::routes;
pub use values::{CreditedComment, LedTo};
