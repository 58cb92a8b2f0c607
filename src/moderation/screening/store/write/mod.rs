//! What is changed: called by actions and jobs alone.

pub mod checks;
pub mod rules;
