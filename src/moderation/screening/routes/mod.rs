//! Addresses of screening on the desk.

mod checks;
mod rules;
mod writing;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [rules::routes(), writing::routes(), checks::routes()].concat()
}
