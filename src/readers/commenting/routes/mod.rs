//! Addresses of commenting: under a post, and the writer's own pages.

mod finding;
mod post;
mod receipts;
mod rewriting;
mod under_post;

use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        post::routes(),
        under_post::routes(),
        finding::routes(),
        receipts::routes(),
        rewriting::routes(),
    ]
    .concat()
}
