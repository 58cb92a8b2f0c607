//! What is changed: called by actions and jobs alone.

pub mod claims;
pub mod notes;
