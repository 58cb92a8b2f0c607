//! The front of the desk: what is to be done by the person who is signed in, on a new blog the first steps,
//! and the tools of those who moderate.
//!
//! `first_steps` says what a new blog still lacks, `figures` how a month went, `tools` in which state each
//! tool is, `week` what readers said lately.

mod figures;
mod first_steps;
mod pages;
mod paths;
mod reading;
mod routes;
mod tools;
mod week;

pub use routes::routes;
