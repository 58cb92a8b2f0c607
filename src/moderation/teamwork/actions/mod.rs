//! Saying that one is on a comment, noting something, and taking a note back.

mod claim;
mod forget;
mod note;

pub use claim::claim;
pub use forget::forget_words;
pub use note::{note, withdraw_note};
