//! Every statement about credits.

mod read;
mod write;

pub use read::{
    count_notes, credited_notes, lines_about, lines_of, lines_on, of_comments, of_notes,
};
pub use write::{insert, remove};
