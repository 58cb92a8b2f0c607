//! The front of the desk: what needs the person who is signed in.

mod pages;
mod paths;
mod reading;
mod routes;

pub use routes::routes;
