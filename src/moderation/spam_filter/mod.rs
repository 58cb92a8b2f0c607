//! The blog's own spam filter. It learns from the decisions of this team, on this machine, and from
//! nothing else; it names the words that moved its score; it holds and sorts, and never decides.
//!
//! `tokens` says what is counted about a comment, `formula` how that becomes a score (published
//! formulas, cited there), `verdict` how it is said, `measure` how right it was. Each of these is a
//! function of its arguments alone.

mod actions;
mod door;
mod entity;
mod forms;
mod formula;
mod jobs;
mod measure;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;
mod tokens;
mod values;
mod verdict;

pub use actions::{keep_lesson, rebuild, report};
pub use door::{Judge, Opinion, judge, look_again};
pub use formula::ENOUGH;
pub use jobs::{Learn, ScoreAgain, TidyFilter, prepare};
pub use measure::{Memory, Report, TestResult, report as measure};
pub use routes::routes;
pub use tokens::tokens;
pub use values::{Class, Counts, Sample};
pub use verdict::{Clue, LIKELY, Verdict, in_words};
