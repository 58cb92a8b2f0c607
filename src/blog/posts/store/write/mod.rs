//! What is changed: called by actions and jobs alone.

pub mod addresses;
pub mod lists;
pub mod posts;
pub mod revisions;
pub mod topics;
