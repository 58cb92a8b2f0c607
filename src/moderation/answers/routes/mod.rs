//! Addresses of answers: the lists, one answer, what is chosen, and what is saved to be used again.

mod choosing;
mod lists;
mod looking;
mod own_replies;
mod replying;
mod shelves;

use crate::base::error::AppError;
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        lists::routes(),
        replying::routes(),
        own_replies::routes(),
        looking::routes(),
        choosing::routes(),
        shelves::routes(),
    ]
    .concat()
}

/// That something is not as it was, by a sentence without its full stop.
fn conflict(words: &str) -> AppError {
    AppError::Conflict(format!("{words}."))
}
