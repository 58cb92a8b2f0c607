//! The front of the desk: what needs the person who is signed in.

mod pages;
mod routes;

pub use routes::routes;
