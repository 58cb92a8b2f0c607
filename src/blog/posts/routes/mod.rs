//! Addresses of posts: readers', and the desk's.

mod copies;
mod dates;
mod desk;
mod front_answer;
mod public;
mod steps;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [public::routes(), desk::routes(), steps::routes(), copies::routes(), front_answer::routes()]
        .concat()
}
