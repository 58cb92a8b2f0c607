//! What moderators say to one another about a comment: who is on it just now, and private notes.
//!
//! That somebody is on a comment is a warning that runs out, never a wall: it keeps nobody from
//! deciding, and is no part of the record of who did what. Notes are kept with the comment, are never
//! changed, and can be withdrawn by whoever wrote them.

mod actions;
mod entity;
mod store;
mod values;

pub use actions::{claim, forget_words, note, withdraw_note};
pub use store::{claims_of, count_notes, notes_of};
pub use values::{Claim, NOTE, Note};
