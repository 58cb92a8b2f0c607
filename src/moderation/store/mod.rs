//! Every statement about guidelines and decisions.

mod decisions;
mod guidelines;

pub use decisions::{
    decision, insert, last_standing, latest_of, mark_undone, of_comment, standing_of,
};
pub use guidelines::{active, any, by_ids, by_slug, insert_guideline};
