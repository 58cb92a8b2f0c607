//! Addresses of the queue.

mod comment;
mod decisions;
mod queue;
mod several;
mod teamwork;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [queue::routes(), comment::routes(), decisions::routes(), several::routes(), teamwork::routes()]
        .concat()
}
