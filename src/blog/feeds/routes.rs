//! Addresses of what machines read.

use super::{paths, reading};
use crate::{
    base::{clock::london, context::Context, error::Result},
    blog::{pages::PAGES, posts::POSTS},
    team::{accounts::PEOPLE, site::SITE},
    web::{NewPage, PublicPage, Reply, TextFile, public_page},
};
use rocket::{
    Route, State, get,
    http::{ContentType, uri::Origin},
    routes,
};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![feed, feed_in_atom, sitemap, robots, security]
}

#[get("/feed")]
async fn feed(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    latest(context, asked, paths::FEED).await
}

#[get("/feed/atom")]
async fn feed_in_atom(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    latest(context, asked, paths::FEED_IN_ATOM).await
}

/// The feed, or the address with the slash that was missing.
async fn latest(context: &Context, asked: &Origin<'_>, path: &'static str) -> Result<PublicPage> {
    public_page(asked, async {
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(path).into());
        }
        let kind = ContentType::new("application", "atom+xml").with_params(("charset", "utf-8"));
        let text = TextFile { kind, text: reading::feed(context).await? };
        Ok(NewPage::from(text).tagged([SITE, POSTS, PEOPLE]))
    })
    .await
}

#[get("/sitemap.xml")]
async fn sitemap(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        let kind = ContentType::new("application", "xml").with_params(("charset", "utf-8"));
        let text = TextFile::filled(kind, &reading::sitemap(context).await?)?;
        Ok(NewPage::from(text).tagged([POSTS, PEOPLE, PAGES]))
    })
    .await
}

#[get("/robots.txt")]
async fn robots(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        Ok(TextFile::filled(ContentType::Plain, &reading::robots(context))?.into())
    })
    .await
}

#[get("/.well-known/security.txt")]
async fn security(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        let text = TextFile::filled(ContentType::Plain, &reading::security(context)?)?;
        // What it says of its own end is counted from today.
        let tomorrow = london::next_day(context.clock.now());
        Ok(NewPage::from(text).tagged([SITE]).until(Some(tomorrow)))
    })
    .await
}
