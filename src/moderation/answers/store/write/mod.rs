//! What is changed: called by actions and jobs alone.

pub mod answers;
pub mod drafts;
pub mod notices;
pub mod reviews;
pub mod saved;
