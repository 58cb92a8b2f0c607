//! What machines read: the feed, the map of the site, and what robots and finders of faults are told.
//!
//! `atom` is pure: the feed as RFC 4287 wants it.

mod actions;
mod atom;
mod entity;
mod pages;
pub mod paths;
mod reading;
mod routes;
mod store;

pub use actions::prepare;
pub use routes::routes;
