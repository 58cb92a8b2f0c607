//! What is asked.

pub mod redactions;
pub mod sealed;
