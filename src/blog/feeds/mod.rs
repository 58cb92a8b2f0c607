//! What machines read: the feed, the map of the site, and what robots and finders of faults are told.
//!
//! `atom` is pure: the feed as RFC 4287 wants it.

mod atom;
mod pages;
mod paths;
mod reading;
mod routes;

pub use routes::routes;
