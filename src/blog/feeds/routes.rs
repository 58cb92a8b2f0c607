//! Addresses of what machines read.

use super::{paths, reading};
use crate::{
    base::{context::Context, error::Result},
    web::TextFile,
};
use rocket::{
    Either, Route, State, get,
    http::{ContentType, uri::Origin},
    response::Redirect,
    routes,
};

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![feed, feed_in_atom, sitemap, robots, security]
}

#[get("/feed")]
async fn feed(context: &State<Context>, asked: &Origin<'_>) -> Result<Either<TextFile, Redirect>> {
    latest(context, asked, paths::FEED).await
}

#[get("/feed/atom")]
async fn feed_in_atom(
    context: &State<Context>,
    asked: &Origin<'_>,
) -> Result<Either<TextFile, Redirect>> {
    latest(context, asked, paths::FEED_IN_ATOM).await
}

/// The feed, or the address with the slash that was missing.
async fn latest(
    context: &Context,
    asked: &Origin<'_>,
    path: &'static str,
) -> Result<Either<TextFile, Redirect>> {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Either::Right(Redirect::moved(path)));
    }
    let kind = ContentType::new("application", "atom+xml").with_params(("charset", "utf-8"));
    Ok(Either::Left(TextFile { kind, text: reading::feed(context).await? }))
}

#[get("/sitemap.xml")]
async fn sitemap(context: &State<Context>) -> Result<TextFile> {
    let kind = ContentType::new("application", "xml").with_params(("charset", "utf-8"));
    TextFile::filled(kind, &reading::sitemap(context).await?)
}

#[get("/robots.txt")]
fn robots(context: &State<Context>) -> Result<TextFile> {
    TextFile::filled(ContentType::Plain, &reading::robots(context))
}

#[get("/.well-known/security.txt")]
fn security(context: &State<Context>) -> Result<TextFile> {
    TextFile::filled(ContentType::Plain, &reading::security(context)?)
}
