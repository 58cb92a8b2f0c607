//! What is asked.

pub mod claims;
pub mod notes;
