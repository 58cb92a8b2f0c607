//! Addresses of commenting: under a post, and the writer's own pages.

mod receipts;
mod rewriting;
mod under_post;

use crate::{
    error::{AppError, Result},
    posts::PostAddress,
};
use chrono::NaiveDate;
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [under_post::routes(), receipts::routes(), rewriting::routes()].concat()
}

/// The address of a post, from the parts of a path. What is no date leads nowhere.
fn address(year: &str, month: &str, day: &str, slug: &str) -> Result<PostAddress> {
    NaiveDate::parse_from_str(&format!("{year}-{month}-{day}"), "%Y-%m-%d")
        .ok()
        .map(|date| PostAddress { date, slug: slug.to_owned() })
        .ok_or(AppError::NotFound)
}
