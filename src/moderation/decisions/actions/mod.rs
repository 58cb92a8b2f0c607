//! Deciding and taking a decision back.

mod decide;
mod forget;
mod together;
mod undo;

pub use decide::{DecideOutcome, EarlierDecision, REASON_GONE, decide, decide_within};
pub use forget::forget_words;
pub use together::{Together, decide_several};
pub use undo::{UndoRefused, undo, undo_decision};
