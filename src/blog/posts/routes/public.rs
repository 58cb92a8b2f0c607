//! What readers open: the front page and lists; a post's own page is with its comments. Every address ends in a slash; one without is
//! led to the one with.

use super::dates::{Day, Month, Year};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    blog::posts::{
        pages::ListPage,
        reading::{self, Dates, Listing},
    },
    web::{Page, PageNumber, with_query},
};
use rocket::{Route, State, get, http::uri::Origin, response::Redirect, routes};

pub fn routes() -> Vec<Route> {
    routes![front, old_page, year, month, day, topic, old_category, author, old_author]
}

/// The page, or the address where it is.
type Found = Result<Result<Page, Redirect>>;

async fn list(
    context: &Context,
    listing: Listing,
    path: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Err(Redirect::moved(with_query(path, asked))));
    }
    let found = reading::list(context, &listing, page, ListPage::size(&listing)).await?;
    let beside = reading::side(context).await?;
    Page::of(&ListPage::new(context, &listing, path, page, found, beside)).map(Ok)
}

#[get("/?<page>")]
async fn front(context: &State<Context>, page: PageNumber, asked: &Origin<'_>) -> Found {
    list(context, Listing::Front, "/", page, asked).await
}

#[get("/page/<number>")]
fn old_page(number: u64) -> Redirect {
    Redirect::moved(if number > 1 { format!("/?page={number}") } else { "/".to_owned() })
}

async fn dated(
    context: &Context,
    dates: Option<Dates>,
    path: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    let dates = dates.ok_or(AppError::NotFound)?;
    list(context, Listing::Dates(dates), path, page, asked).await
}

#[get("/<year>?<page>")]
async fn year(context: &State<Context>, year: Year, page: PageNumber, asked: &Origin<'_>) -> Found {
    let path = format!("/{:04}/", year.0);
    dated(context, Dates::of(year.0, None, None), &path, page, asked).await
}

#[get("/<year>/<month>?<page>")]
async fn month(
    context: &State<Context>,
    year: Year,
    month: Month,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    let path = format!("/{:04}/{:02}/", year.0, month.0);
    dated(context, Dates::of(year.0, Some(month.0), None), &path, page, asked).await
}

#[get("/<year>/<month>/<day>?<page>")]
async fn day(
    context: &State<Context>,
    year: Year,
    month: Month,
    day: Day,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    let path = format!("/{:04}/{:02}/{:02}/", year.0, month.0, day.0);
    dated(context, Dates::of(year.0, Some(month.0), Some(day.0)), &path, page, asked).await
}

#[get("/topics/<slug>?<page>")]
async fn topic(
    context: &State<Context>,
    slug: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    let listing = Listing::topic(context, plain(slug)?).await?;
    list(context, listing, &format!("/topics/{slug}/"), page, asked).await
}

#[get("/category/<slug>")]
fn old_category(slug: &str) -> Result<Redirect> {
    Ok(Redirect::moved(format!("/topics/{}/", plain(slug)?)))
}

#[get("/authors/<slug>?<page>")]
async fn author(
    context: &State<Context>,
    slug: &str,
    page: PageNumber,
    asked: &Origin<'_>,
) -> Found {
    let listing = Listing::author(context, plain(slug)?).await?;
    list(context, listing, &format!("/authors/{slug}/"), page, asked).await
}

#[get("/author/<slug>")]
fn old_author(slug: &str) -> Result<Redirect> {
    Ok(Redirect::moved(format!("/authors/{}/", plain(slug)?)))
}

/// A slug is small letters, figures and hyphens; nothing else is one of ours.
fn plain(slug: &str) -> Result<&str> {
    let ours = slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if ours { Ok(slug) } else { Err(AppError::NotFound) }
}
