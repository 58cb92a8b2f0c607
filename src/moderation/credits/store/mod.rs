//! Every statement about credits.

mod read;
mod write;

pub use read::{count_notes, credited_notes, of_comments, of_notes};
pub use write::{insert, remove};
