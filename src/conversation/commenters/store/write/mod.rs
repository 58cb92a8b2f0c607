//! What is changed: called by actions and jobs alone.

pub mod commenters;
pub mod links;
