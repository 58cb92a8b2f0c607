//! Sample content: an invented department, its blog and the comments of its readers.
//!
//! Everything goes through the same actions as in real use, at the moment it is said to have happened.

mod at_work;
mod content;
mod seed;

pub use content::{Content, Person};
pub use seed::seed;
