//! Deciding about comments: the queue, each decision with its reason, and undo.
//!
//! A comment changes state only through the door of `comments`; this room adds who decided, when,
//! why, and what follows from it.

mod actions;
mod board;
mod door;
mod entity;
mod forms;
mod jobs;
mod onward;
mod pages;
mod place;
mod queue;
mod record;
mod routes;
mod several;
mod store;
mod tabs;
mod values;

pub use actions::{Decided, Late, UndoRefused, decide, decide_within, sent_again, undo};
pub use door::{
    Broken, Removal, Verdict, answers_since, forget_words, is_reason, last_actions, last_decision,
    reasons, reasons_between, reasons_in_use, removals, verdict,
};
pub use jobs::TellCommenter;
pub use pages::Card;
pub use queue::cards;
pub use routes::routes;
pub use values::{Decision, Outcome, Reason, Ruling, past};
