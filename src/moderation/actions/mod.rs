//! Deciding and taking a decision back.

mod decide;
mod undo;

pub use decide::{Decided, Late, decide};
pub use undo::{UndoRefused, undo};
