//! Every statement about rules and checks.

mod checks;
mod rules;

pub use checks::{begin, changes, checks, count_change, set_check};
pub use rules::{count, delete, find, insert, names, rewrite, rules, versions_of};
