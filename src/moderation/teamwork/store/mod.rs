//! Every statement about claims and notes.

mod read;
mod write;

pub use read::claims::claims_of;
pub use read::notes::{count_notes, notes_of};
pub use write::claims::{put_claim, sweep_claims};
pub use write::notes::{forget_words, insert_note, withdraw_note};
