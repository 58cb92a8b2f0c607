//! Gathers the feed, the map of the site, and the two small texts, from posts, pages and settings.

use super::{
    atom::{self, FeedAddress},
    pages::{Robots, SecurityText, Sitemap, SitemapEntry, expires},
    paths, store,
};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
    },
    blog::{pages, posts},
    web::Absolute,
};

/// How many posts the feed holds.
const IN_FEED: u64 = 20;
/// The most addresses that one map may hold, by the protocol.
const ON_MAP: usize = 50_000;

/// The feed of the last posts, in Atom.
pub async fn feed(context: &Context) -> Result<String> {
    let entries = posts::latest(context, IN_FEED).await?;
    let whole = Absolute::of(context);
    let kept = store::feed_id(context.database.read(), store::POSTS).await?;
    let place = FeedAddress {
        feed_id: &kept.unwrap_or_else(|| whole.to("/")),
        base: &whole.to(""),
        host: context.settings.base_url.host_str().unwrap_or("localhost"),
    };
    Ok(atom::feed(&context.site.get(), place, &entries))
}

/// Every address that readers may find.
pub async fn sitemap(context: &Context) -> Result<Sitemap> {
    let whole = Absolute::of(context);
    let listed = |path: &str| SitemapEntry { address: whole.to(path), changed: String::new() };
    let posts = posts::all_addresses(context).await?;
    let newest = posts.iter().map(|(_, changed)| *changed).max();
    let mut addresses = vec![SitemapEntry {
        address: whole.to(posts::paths::FRONT),
        changed: newest.map(london::machine).unwrap_or_default(),
    }];
    let own = pages::public_paths(context.database.read()).await?;
    addresses.extend(own.iter().map(|path| listed(path)));
    addresses.push(listed(paths::COMMENT_RULES));
    addresses.push(listed(paths::CHANGES));
    let topics = posts::topics_in_use(context).await?;
    addresses.extend(topics.iter().map(|topic| listed(&posts::paths::topic(&topic.slug))));
    let authors = posts::author_slugs_in_use(context).await?;
    addresses.extend(authors.iter().map(|slug| listed(&posts::paths::author(slug))));
    addresses.extend(posts.into_iter().map(|(address, changed)| SitemapEntry {
        address: whole.to(&address.to_string()),
        changed: london::machine(changed),
    }));
    addresses.truncate(ON_MAP);
    Ok(Sitemap { addresses })
}

/// What robots are told.
pub fn robots(context: &Context) -> Robots {
    Robots { sitemap: Absolute::of(context).to(paths::SITEMAP) }
}

/// What finders of faults are told.
///
/// # Errors
/// Not found, if the blog names no contact.
pub fn security(context: &Context) -> Result<SecurityText> {
    let contact = context.site.get().contact.clone();
    if contact.is_empty() {
        return Err(AppError::NotFound);
    }
    Ok(SecurityText {
        contact,
        expires: expires(context.clock.now()),
        address: Absolute::of(context).to(paths::SECURITY),
    })
}
