//! Every statement about decisions.

mod read;
mod write;

pub use read::decisions::{
    answered_before, answers_since, decision, last_decision, latest_of, listed, of_batch,
    of_comment, standing_of,
};
pub use read::figures::reasons_between;
pub use write::{DecisionFindings, blank_notes, insert, join_batch, mark_undone};
