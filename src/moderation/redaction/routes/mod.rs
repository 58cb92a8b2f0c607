//! Addresses of redaction and of the sealed originals.

mod redacting;
mod sealed;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [redacting::routes(), sealed::routes()].concat()
}
