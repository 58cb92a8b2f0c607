//! What is asked.

pub mod answers;
pub mod drafts;
pub mod notices;
pub mod saved;
