//! Deciding about comments: each decision with its reason, and undo.
//!
//! `filter` says which decisions a list is about.
//!
//! A comment changes state only through the door of `comments`; this room adds who decided, when,
//! why, and what follows from it.

mod actions;
mod door;
mod entity;
mod filter;
mod jobs;
pub mod paths;
mod store;
mod values;

pub use actions::{
    DecideOutcome, EarlierDecision, REASON_GONE, Together, UndoRefused, decide, decide_several,
    decide_within, forget_words, undo, undo_decision,
};
pub use door::{
    Broken, Removal, Verdict, last_actions, offered, offered_verdicts, reasons, reasons_between,
    refusals, removals, told, verdict, verdicts,
};
pub use filter::{DecisionCursor, DecisionFilter};
pub use jobs::TellCommenter;
pub use paths::{batch_address, written};
pub use store::{answers_since, decision, last_decision, latest_of, listed, of_batch, of_comment};
pub use values::{Decision, NotDecided, PlainReason, Reason, Ruling, SeenComment, done, past};
