//! What is asked.

pub mod commenters;
pub mod links;
