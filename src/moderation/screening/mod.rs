//! Why a comment waits for a closer look: the marks that say only what changes a decision.
//!
//! [`look`] and [`FirstLook::settle`] look every comment over before it is kept: links and likely personal
//! details, the team's own rules, the same text as another comment, many from one sender. That decides
//! nothing but whether a comment waits among the spam; each finding is kept with its rule, version and
//! place, and [`reasons`] says it in words.
//!
//! Pure files beside the floors: `checks` are what the program looks for by itself; `lines`, `matcher`, `words`
//! and `weight` turn the lines of a rule into something that finds, within what it may cost; `text` is what they look
//! through; `fingerprint` tells texts that say the same; `pieces` and `reasons` are how marks are shown and said. `apart` runs such work off the threads
//! that answer, and `nasty` holds the texts and rules that tests try.

mod actions;
mod apart;
mod checks;
mod door;
mod entity;
mod fingerprint;
mod forms;
mod jobs;
mod lines;
mod matcher;
#[cfg(test)]
mod nasty;
mod pages;
mod paths;
mod pieces;
mod reading;
mod reasons;
mod routes;
mod store;
mod text;
mod values;
mod weight;
mod words;

pub use actions::{FirstLook, RuleCache, ScreeningOutcome, Submission, look, prepare};
pub use checks::{Check, CheckSetting};
pub use door::{InUse, in_use, rule, rule_names};
pub use fingerprint::fingerprint;
pub use matcher::{Matcher, Subject};
pub use pieces::{Piece, pieces};
pub use reasons::{RuleNames, Why, marks_of, reasons, reasons_beside};
pub use routes::routes;
pub use text::CommentText;
pub use values::{Effect, Matching, Rule, RuleDefinition, RuleKind};
