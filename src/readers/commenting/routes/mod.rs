//! Addresses of commenting: under a post, and the writer's own pages.

mod finding;
mod receipts;
mod rewriting;
mod under_post;

use crate::{
    base::error::{AppError, Result},
    blog::posts::PostAddress,
};
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [under_post::routes(), finding::routes(), receipts::routes(), rewriting::routes()].concat()
}

fn address(year: &str, month: &str, day: &str, slug: &str) -> Result<PostAddress> {
    PostAddress::read(year, month, day, slug).ok_or(AppError::NotFound)
}
