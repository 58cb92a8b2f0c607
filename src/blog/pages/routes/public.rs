//! Addresses of pages. Each ends in a slash; one without is led to the one with.

use crate::{
    base::{context::Context, error::Result},
    blog::pages::{PAGES, paths, reading},
    team::{promise::PROMISE, site::SITE},
    web::{NewPage, PublicPage, Reply, public_page},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![about, privacy, cookies, accessibility, page]
}

#[get("/about")]
async fn about(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, "about").await
}

#[get("/privacy")]
async fn privacy(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, "privacy").await
}

#[get("/cookies")]
async fn cookies(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, "cookies").await
}

#[get("/accessibility")]
async fn accessibility(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, "accessibility").await
}

/// A page that the team has added. Every other address comes first.
#[get("/<name>", rank = 20)]
async fn page(context: &State<Context>, name: &str, asked: &Origin<'_>) -> Result<PublicPage> {
    show(context, asked, name).await
}

async fn show(context: &Context, asked: &Origin<'_>, name: &str) -> Result<PublicPage> {
    public_page(asked, async {
        let page = Reply::page(&reading::public_page(context, name).await?)?;
        if !asked.path().as_str().ends_with('/') {
            return Ok(NewPage::from(Reply::moved(paths::public(name))).tagged([PAGES]));
        }
        Ok(NewPage::from(page).tagged([SITE, PAGES, PROMISE]))
    })
    .await
}
