//! Personal data and its time: erased on the date it has had it, with a line that says how much.

mod jobs;
mod retention;

pub use jobs::{Retain, prepare};
pub use retention::{Retained, retain};
