//! Campaigns: the same text from many senders, read once and decided together.
//!
//! What is decided goes through `moderation::decide` for each comment as it was seen, so that each has
//! its decision, its audit line and its mail; one that has changed meanwhile is left alone and named.

mod actions;
mod forms;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod values;

pub use actions::same_texts;
pub use routes::routes;
