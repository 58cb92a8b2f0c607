//! What a moderator does with rules and checks, one file a verb.

pub mod cache;
mod checks;
mod defaults;
mod look;
mod make_ready;
mod rules;
mod settle;
mod try_out;

pub use cache::RuleCache;
pub use checks::set_check;
pub use defaults::prepare;
pub use look::{FirstLook, Submission, look};
pub use make_ready::make_ready;
pub use rules::{RuleOutcome, add_rule, change_rule, remove_rule, switch_rule};
pub use settle::{ScreeningOutcome, likely_spam};
pub use try_out::{Trial, TrialMatch, try_out};
