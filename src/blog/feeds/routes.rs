//! Addresses of what machines read.

use super::{
    atom::{self, Place},
    pages::{Listed, Robots, SecurityText, Sitemap, expires},
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
    },
    blog::{pages, posts},
    web::{Absolute, TextFile},
};
use rocket::{
    Route, State, get,
    http::{ContentType, uri::Origin},
    response::Redirect,
    routes,
};

/// How many posts the feed holds.
const IN_FEED: u64 = 20;
/// The most addresses that one map may hold, by the protocol.
const ON_MAP: usize = 50_000;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![feed, feed_in_atom, sitemap, robots, security]
}

/// The feed, or the address with the slash that was missing.
type Found = Result<Result<TextFile, Redirect>>;

#[get("/feed")]
async fn feed(context: &State<Context>, asked: &Origin<'_>) -> Found {
    latest(context, asked, "/feed/").await
}

#[get("/feed/atom")]
async fn feed_in_atom(context: &State<Context>, asked: &Origin<'_>) -> Found {
    latest(context, asked, "/feed/atom/").await
}

async fn latest(context: &Context, asked: &Origin<'_>, path: &'static str) -> Found {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Err(Redirect::moved(path)));
    }
    let entries = posts::latest(context, IN_FEED).await?;
    let place = Place {
        base: &Absolute::of(context).to(""),
        host: context.settings.base_url.host_str().unwrap_or("localhost"),
    };
    Ok(Ok(TextFile {
        kind: ContentType::new("application", "atom+xml").with_params(("charset", "utf-8")),
        text: atom::feed(&context.site.get(), place, &entries),
    }))
}

#[get("/sitemap.xml")]
async fn sitemap(context: &State<Context>) -> Result<TextFile> {
    let whole = Absolute::of(context);
    let listed = |path: &str| Listed { address: whole.to(path), changed: String::new() };
    let posts = posts::all_addresses(context).await?;
    let newest = posts.iter().map(|(_, changed)| *changed).max();
    let mut addresses = vec![Listed {
        address: whole.to("/"),
        changed: newest.map(london::machine).unwrap_or_default(),
    }];
    addresses.extend(pages::ADDRESSES.map(listed));
    addresses.push(listed("/comment-rules/"));
    let topics = posts::topics_in_use(context).await?;
    addresses.extend(topics.iter().map(|topic| listed(&format!("/topics/{}/", topic.slug))));
    let authors = posts::author_slugs_in_use(context).await?;
    addresses.extend(authors.iter().map(|slug| listed(&format!("/authors/{slug}/"))));
    addresses.extend(posts.into_iter().map(|(address, changed)| Listed {
        address: whole.to(&address.to_string()),
        changed: london::machine(changed),
    }));
    addresses.truncate(ON_MAP);
    let kind = ContentType::new("application", "xml").with_params(("charset", "utf-8"));
    TextFile::filled(kind, &Sitemap { addresses })
}

#[get("/robots.txt")]
fn robots(context: &State<Context>) -> Result<TextFile> {
    let sitemap = Absolute::of(context).to("/sitemap.xml");
    TextFile::filled(ContentType::Plain, &Robots { sitemap })
}

#[get("/.well-known/security.txt")]
fn security(context: &State<Context>) -> Result<TextFile> {
    let contact = context.site.get().contact.clone();
    if contact.is_empty() {
        return Err(AppError::NotFound);
    }
    let text = SecurityText {
        contact,
        expires: expires(context.clock.now()),
        address: Absolute::of(context).to("/.well-known/security.txt"),
    };
    TextFile::filled(ContentType::Plain, &text)
}
