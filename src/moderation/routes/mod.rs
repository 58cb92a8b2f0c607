//! Addresses of deciding, and the public page of comment rules.

mod comment;
mod decisions;
mod queue;
mod rules;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [queue::routes(), comment::routes(), decisions::routes(), rules::routes()].concat()
}
