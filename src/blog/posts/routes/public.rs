//! What readers open: the front page and lists; a post's own page is with its comments. Every address
//! ends in a slash; one without is led to the one with.

use super::dates::{Day, Month, Year};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    blog::posts::{
        POSTS, paths,
        reading::{self, DateRange, Listing},
    },
    conversation::comments::COMMENTS,
    team::{accounts::PEOPLE, site::SITE},
    web::{NewPage, PageNumber, PublicPage, Reply, public_page, with_query},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub fn routes() -> Vec<Route> {
    routes![front, old_page, year, month, day, topic, old_category, author, old_author]
}

async fn list(
    context: &Context,
    listing: impl Future<Output = Result<Listing>>,
    path: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    public_page(asked, async {
        let listing = listing.await?;
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(with_query(path, asked)).into());
        }
        let list = Reply::page(&reading::list_page(context, &listing, path, page).await?)?;
        Ok(NewPage::from(list).tagged([SITE, POSTS, PEOPLE, COMMENTS]))
    })
    .await
}

#[get("/?<page>")]
async fn front(
    context: &State<Context>,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    list(context, async { Ok(Listing::Front) }, paths::FRONT, page, asked).await
}

#[get("/page/<number>")]
fn old_page(number: u64) -> Reply {
    Reply::moved(paths::numbered(paths::FRONT, number))
}

async fn dated(
    context: &Context,
    dates: Option<DateRange>,
    path: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let listing = async { dates.map(Listing::Dates).ok_or(AppError::NotFound) };
    list(context, listing, path, page, asked).await
}

#[get("/<year>?<page>")]
async fn year(
    context: &State<Context>,
    year: Year,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let path = paths::year(year.0);
    dated(context, DateRange::of(year.0, None, None), &path, page, asked).await
}

#[get("/<year>/<month>?<page>")]
async fn month(
    context: &State<Context>,
    year: Year,
    month: Month,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let path = paths::month(year.0, month.0);
    dated(context, DateRange::of(year.0, Some(month.0), None), &path, page, asked).await
}

#[get("/<year>/<month>/<day>?<page>")]
async fn day(
    context: &State<Context>,
    year: Year,
    month: Month,
    day: Day,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let path = paths::day(year.0, month.0, day.0);
    dated(context, DateRange::of(year.0, Some(month.0), Some(day.0)), &path, page, asked).await
}

#[get("/topics/<slug>?<page>")]
async fn topic(
    context: &State<Context>,
    slug: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let listing = Listing::topic(context, plain(slug)?);
    list(context, listing, &paths::topic(slug), page, asked).await
}

#[get("/category/<slug>")]
fn old_category(slug: &str) -> Result<Reply> {
    Ok(Reply::moved(paths::topic(plain(slug)?)))
}

#[get("/authors/<slug>?<page>")]
async fn author(
    context: &State<Context>,
    slug: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Result<PublicPage> {
    let listing = Listing::author(context, plain(slug)?);
    list(context, listing, &paths::author(slug), page, asked).await
}

#[get("/author/<slug>")]
fn old_author(slug: &str) -> Result<Reply> {
    Ok(Reply::moved(paths::author(plain(slug)?)))
}

/// A slug is small letters, figures and hyphens; nothing else is one of ours.
fn plain(slug: &str) -> Result<&str> {
    let ours = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if ours { Ok(slug) } else { Err(AppError::NotFound) }
}
