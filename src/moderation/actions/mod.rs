//! Deciding and taking a decision back.

mod decide;
mod undo;

pub use decide::{Decided, Late, decide, decide_together, decide_within, sent_again};
pub use undo::{UndoRefused, undo, undo_decision};
