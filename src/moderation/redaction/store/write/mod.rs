//! What is changed: called by actions and jobs alone.

pub mod redactions;
pub mod sealed;
