//! What the team publishes.

pub mod calendar;
pub mod feeds;
pub mod pages;
pub mod posts;
