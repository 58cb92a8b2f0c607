//! What a moderator does with rules and checks, one file a verb.

mod checks;
mod make_ready;
mod rules;
mod try_out;

pub use checks::set_check;
pub use make_ready::make_ready;
pub use rules::{Kept, add_rule, change_rule, remove_rule, switch_rule};
pub use try_out::{Caught, Trial, try_out};
