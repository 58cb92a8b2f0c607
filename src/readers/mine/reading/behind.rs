//! What a link to all comments of an address leads to. Whatever is not behind it is not there.

use super::views::{as_json, as_text, mine};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::{
        commenters::{self, Link, LinkOutcome},
        comments::{self, Comment},
    },
    readers::mine::pages::{self, Done, MinePage, PlainPage},
    team::site::{JustDone, Layout},
};

/// Comments on one page.
const PAGE: u64 = 50;
/// The most comments in a copy.
const MOST: u64 = 5000;

/// What comes behind a link that works, or why nothing does.
pub enum Behind<T> {
    Open(T),
    Shut(LinkRefusal),
}

/// Why nothing is shown or done.
pub enum LinkRefusal {
    /// The link worked once, and has ended.
    Expired,
    /// There is no such link.
    Unknown,
    /// Its owner has not pressed the button behind it.
    NotOpened,
}

/// The link with this token, whether or not its owner has pressed the button behind it.
pub async fn link(context: &Context, token: &str) -> Result<Behind<Link>> {
    Ok(match commenters::mine(context, token).await? {
        LinkOutcome::Works(link) => Behind::Open(link),
        LinkOutcome::Ended => Behind::Shut(LinkRefusal::Expired),
        LinkOutcome::Unknown => Behind::Shut(LinkRefusal::Unknown),
    })
}

/// As [`link`], and its owner has pressed the button behind it.
pub async fn opened(context: &Context, token: &str) -> Result<Behind<Link>> {
    Ok(match link(context, token).await? {
        Behind::Open(link) if link.opened.is_none() => Behind::Shut(LinkRefusal::NotOpened),
        found => found,
    })
}

/// One comment of the owner of the link; anybody else's is not found.
pub async fn own(context: &Context, token: &str, id: CommentId) -> Result<Behind<Comment>> {
    let link = match opened(context, token).await? {
        Behind::Open(link) => link,
        Behind::Shut(why) => return Ok(Behind::Shut(why)),
    };
    let found = comments::find(context.database.read(), id).await?;
    let own = found.filter(|comment| comment.address.as_ref() == Some(&link.address));
    own.map(Behind::Open).ok_or(AppError::NotFound)
}

/// The comments behind `link`, from the one after `before` on, and what was just done.
pub async fn mine_page(
    context: &Context,
    link: &Link,
    token: &str,
    before: Option<CommentId>,
    done: Option<Done>,
) -> Result<MinePage> {
    let database = context.database.read();
    let mut found = comments::of_address(database, &link.address, before, PAGE + 1).await?;
    let more = u64::try_from(found.len()).is_ok_and(|count| count > PAGE);
    found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let known = commenters::find(database, &link.address).await?;
    Ok(MinePage {
        layout: Layout::private(&context.site.get(), "All your comments"),
        token: token.to_owned(),
        note: done.map(Done::in_words).unwrap_or_default(),
        next: found.last().filter(|_| more).map(|last| last.id.0),
        comments: mine(context, &found).await?,
        stopped: known.is_some_and(|known| known.suppressed.is_some()),
        ends: link.ends.map(london::day_and_time).unwrap_or_default(),
    })
}

/// The comments behind `link` to be kept: as text, or as data.
pub async fn copy(context: &Context, link: &Link, as_data: bool) -> Result<String> {
    let found = comments::of_address(context.database.read(), &link.address, None, MOST).await?;
    let views = mine(context, &found).await?;
    if as_data { as_json(&views) } else { Ok(as_text(&views)) }
}

/// The page that asks whether everything behind `link` is to be erased.
pub async fn erase_all_page(context: &Context, link: &Link, token: &str) -> Result<PlainPage> {
    let count = comments::count_of_address(context.database.read(), &link.address).await?;
    Ok(pages::erase_all(&context.site.get(), token, count))
}
