//! What is asked.

pub mod checks;
pub mod rules;
