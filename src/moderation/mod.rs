//! Deciding about comments: the guidelines, the queue, each decision with its reason, and undo.
//!
//! A comment changes state only through the door of `comments`; this room adds who decided, when,
//! why, and what follows from it.

mod actions;
mod defaults;
mod door;
mod entity;
mod forms;
mod jobs;
mod pages;
mod queue;
mod record;
mod routes;
mod store;
mod values;

pub use actions::{Decided, Late, UndoRefused, decide, undo};
pub use defaults::prepare;
pub use door::{Removal, Verdict, guideline_by_slug, last_actions, removals, short_rules, verdict};
pub use jobs::{TellCommenter, TellModerators};
pub use routes::routes;
pub use values::{Guideline, Outcome, Reason, Ruling};
