//! What machines read: the feed, the map of the site, and what robots and finders of faults are told.

mod atom;
mod pages;
mod routes;

pub use routes::routes;
