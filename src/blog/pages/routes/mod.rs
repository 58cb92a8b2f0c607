//! Addresses of pages: readers', and the desk's.

mod desk;
mod public;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [public::routes(), desk::routes()].concat()
}
