//! Gathers what the pages of screening show.

mod lines;
pub mod rules;
pub mod writing;
