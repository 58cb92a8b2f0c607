//! Addresses of the guidelines: the desk's, and the public page of comment rules.

mod edit;
mod list;
mod rules;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [list::routes(), edit::routes(), rules::routes()].concat()
}
