//! Who comments, as far as that is known: one confirmed mail address, kept as a keyed hash.
//!
//! An address that somebody typed proves nothing until its owner has confirmed it through a mail. One
//! confirmation serves decisions, replies and history. The hash outlives the plain address, so that
//! moderators still see what became of a person's other comments.

mod actions;
mod door;
mod entity;
mod jobs;
pub mod paths;
mod store;

pub use actions::{
    ConfirmOutcome, LinkOutcome, Permit, ask, by_letter, confirm as confirm_comment,
    confirm_address as confirm, disown, follow, forget, forget_strangers, known, mine, open,
    permit, permit_nobody, prepare, start_address, start_one, stop_address, stop_all, stop_one,
};
pub use door::{Commenter, is_suppressed, letter_end, mail_address, stop_for_good};
pub use jobs::SendLink;
pub use store::{Link, by_id, find, ids_of};
