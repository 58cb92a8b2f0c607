//! What is asked.

pub mod answers;
pub mod drafts;
pub mod notices;
pub mod reviews;
pub mod saved;
