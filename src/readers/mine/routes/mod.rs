//! Addresses of the owner of a mail address: where the links in our mail lead. To open one changes
//! nothing, since programs open links too; every page has a button.

mod confirming;
mod erasing;
mod mine;
mod stopping;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [confirming::routes(), stopping::routes(), mine::routes(), erasing::routes()].concat()
}
