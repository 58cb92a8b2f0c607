//! Every statement about claims and notes.

mod claims;
mod notes;

pub use claims::{claims_of, put_claim, sweep_claims};
pub use notes::{count_notes, forget_words, insert_note, notes_of, withdraw_note};
