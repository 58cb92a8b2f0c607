//! Every statement about decisions.

mod decisions;
mod figures;

pub use decisions::{
    Found, answered_before, answers_since, blank_notes, decision, insert, join_batch,
    last_standing, latest_of, mark_undone, of_batch, of_comment, standing_of,
};
pub use figures::reasons_between;
