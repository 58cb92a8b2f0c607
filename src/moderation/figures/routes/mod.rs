//! Addresses of the figures: of a year, and of how the promise is kept.

mod promise;
mod years;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [years::routes(), promise::routes()].concat()
}
