//! Addresses of deciding.

mod comment;
mod commenter;
mod decisions;
mod queue;
mod reported;
mod several;
mod teamwork;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        queue::routes(),
        comment::routes(),
        commenter::routes(),
        decisions::routes(),
        reported::routes(),
        several::routes(),
        teamwork::routes(),
    ]
    .concat()
}
