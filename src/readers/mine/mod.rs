//! The pages of whoever has a mail address: all comments from it, confirming it, and stopping mail.
//!
//! What they do is in `commenters`; whoever comes by a link in a mail is taken to be its owner.

mod forms;
mod guards;
mod pages;
mod paths;
mod reading;
mod routes;

pub use routes::routes;
