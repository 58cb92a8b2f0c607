//! The screens of whoever works here: coming in, one's own account, and the people of the team.
//!
//! What a person is and may do is in `accounts`; this room asks for it in forms and shows it in pages.

mod forms;
mod guards;
mod pages;
pub mod paths;
mod reading;
mod routes;

pub use guards::keeping_words;
pub use routes::routes;
