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

pub use actions::{
    Decided, Late, REASON_GONE, Together, UndoRefused, decide, decide_several, decide_within,
    sent_again, undo,
};
pub use door::{
    Broken, Removal, Verdict, answers_since, forget_words, is_reason, last_actions, last_decision,
    reasons, reasons_between, reasons_in_use, removals, told, verdict, verdicts,
};
pub use jobs::TellCommenter;
pub use onward::back_to;
pub use pages::{Card, TabsView};
pub use queue::cards;
pub use routes::routes;
pub use several::{Ticked, batch_address};
pub use tabs::row as tabs;
pub use values::{Decision, Outcome, Reason, Ruling, past};
