//! Why a comment waits for a closer look: the marks that say only what changes a decision.
//!
//! [`marks`] finds links and likely personal details in what was typed, so that a moderator sees them
//! at once. It decides nothing: each mark is a guess, and each is shown in its place in the text.

mod addresses;
pub mod filter;
mod marks;
mod numbers;
mod online;
mod pieces;
mod reasons;
mod screen;

pub use marks::{Mark, MarkKind, is_personal, marks};
pub use pieces::{Piece, pieces};
pub use reasons::{RuleNames, Why, marks_of, reasons, rule_key};
pub use screen::{Finding, Screened, Submission, screen};
