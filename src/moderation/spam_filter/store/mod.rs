//! Every statement about what the filter has learnt.

mod read;
mod write;

pub use read::{
    Lesson, counts, has_kept, last_report, lessons, most_seen, newest_lessons, some_lessons, state,
    unpruned,
};
pub use write::{add, forget, insert_report, prune, replace_lessons, switch};
