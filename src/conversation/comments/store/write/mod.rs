//! What is changed: called by actions and jobs alone.

pub mod clock;
pub mod people;
pub mod records;
pub mod replies;
pub mod rows;
pub mod scores;
pub mod words;
