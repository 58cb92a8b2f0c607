//! Addresses of the fixed pages. Each ends in a slash; one without is led to the one with.

use super::{
    fixed::{ACCESSIBILITY, COOKIES, Fixed, PRIVACY},
    paths, reading,
};
use crate::{
    base::{context::Context, error::Result},
    team::site::SITE,
    web::{NewPage, PublicPage, Reply, public_page},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![about, privacy, cookies, accessibility]
}

#[get("/about")]
async fn about(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(paths::ABOUT).into());
        }
        Ok(NewPage::from(Reply::page(&reading::about_page(context)?)?).tagged([SITE]))
    })
    .await
}

#[get("/privacy")]
async fn privacy(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, &PRIVACY).await
}

#[get("/cookies")]
async fn cookies(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, &COOKIES).await
}

#[get("/accessibility")]
async fn accessibility(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, &ACCESSIBILITY).await
}

async fn show(context: &Context, asked: &Origin<'_>, page: &Fixed) -> Result<PublicPage> {
    public_page(asked, async {
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(page.address).into());
        }
        Ok(NewPage::from(Reply::page(&reading::fixed_page(context, page)?)?).tagged([SITE]))
    })
    .await
}
