//! Who comments, as far as that is known: one confirmed mail address, kept as a keyed hash.
//!
//! An address that somebody typed proves nothing until its owner has confirmed it through a mail. One
//! confirmation serves decisions, replies and history. The hash outlives the plain address, so that
//! moderators still see what became of a person's other comments.

mod actions;
mod door;
mod entity;
mod forms;
mod guards;
mod jobs;
mod pages;
mod prepare;
mod routes;
mod store;
mod views;

pub use actions::{Erased, erase_again, erase_wished, let_words_go};
pub use door::{
    Commenter, Permit, by_id, commenter, confirm, forget_strangers, ids_of, is_suppressed, known,
    letter_end, mail_address, permit, permit_nobody, reply_published, stop_for_good,
};
pub use jobs::{SendLink, Settle, TellReplies, clear_files};
pub use prepare::prepare;
pub use routes::routes;
use store::{Erasure, Link};
