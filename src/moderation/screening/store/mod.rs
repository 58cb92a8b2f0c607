//! Every statement about rules and checks.

mod read;
mod write;

pub use read::checks::{changes, checks};
pub use read::rules::{count, find, names, rules, versions_of};
pub use write::checks::{begin, count_change, set_check};
pub use write::rules::{delete, insert, rewrite};
