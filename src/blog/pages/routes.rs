//! Addresses of the fixed pages. Each ends in a slash; one without is led to the one with.

use super::{
    fixed::{ACCESSIBILITY, COOKIES, Fixed, PRIVACY},
    paths, reading,
};
use crate::{
    base::{context::Context, error::Result},
    web::Reply,
};
use rocket::{Route, State, get, http::uri::Origin, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![about, privacy, cookies, accessibility]
}

#[get("/about")]
fn about(context: &State<Context>, asked: &Origin<'_>) -> Result<Reply> {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Reply::moved(paths::ABOUT));
    }
    Reply::page(&reading::about_page(context)?)
}

#[get("/privacy")]
fn privacy(context: &State<Context>, asked: &Origin<'_>) -> Result<Reply> {
    show(context, asked, &PRIVACY)
}

#[get("/cookies")]
fn cookies(context: &State<Context>, asked: &Origin<'_>) -> Result<Reply> {
    show(context, asked, &COOKIES)
}

#[get("/accessibility")]
fn accessibility(context: &State<Context>, asked: &Origin<'_>) -> Result<Reply> {
    show(context, asked, &ACCESSIBILITY)
}

fn show(context: &Context, asked: &Origin<'_>, page: &Fixed) -> Result<Reply> {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Reply::moved(page.address));
    }
    Reply::page(&reading::fixed_page(context, page)?)
}
