//! What is asked.

pub mod decisions;
pub mod figures;
