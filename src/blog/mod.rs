//! What the team publishes. The rooms stand in their order: each names only those before it.

pub mod calendar;

pub mod posts;

pub mod pages;

pub mod feeds;
