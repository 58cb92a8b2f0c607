//! Addresses of reporting: a reader's page under the post, and the moderators' list.

mod desk;
mod under_post;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [under_post::routes(), desk::routes()].concat()
}
