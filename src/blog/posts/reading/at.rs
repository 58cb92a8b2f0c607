//! The list of posts that is at a path.

use super::lists::{DateRange, Listing, holds_any};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    blog::posts::paths,
};

/// The right address of the list at these parts of a path; none if there is none, or nothing in it.
pub async fn list_at(context: &Context, parts: &[&str]) -> Result<Option<String>> {
    let (listing, path) = match parts {
        ["topics" | "category", slug] => (Listing::topic(context, slug).await, paths::topic(slug)),
        ["authors" | "author", slug] => (Listing::author(context, slug).await, paths::author(slug)),
        dates => match dated(dates) {
            Some((dates, path)) => (Ok(Listing::Dates(dates)), path),
            None => return Ok(None),
        },
    };
    match listing {
        Ok(listing) => Ok(holds_any(context, &listing).await?.then_some(path)),
        Err(AppError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The year, month or day that these parts name, and the address of its posts.
fn dated(parts: &[&str]) -> Option<(DateRange, String)> {
    let number = |text: &str, figures: usize| -> Option<u32> {
        let fits = text.len() == figures && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| fits)
    };
    let year = i32::try_from(number(parts.first()?, 4)?).ok()?;
    let (month, day, path) = match parts {
        [_] => (None, None, paths::year(year)),
        [_, month] => {
            let month = number(month, 2)?;
            (Some(month), None, paths::month(year, month))
        }
        [_, month, day] => {
            let (month, day) = (number(month, 2)?, number(day, 2)?);
            (Some(month), Some(day), paths::day(year, month, day))
        }
        _ => return None,
    };
    Some((DateRange::of(year, month, day)?, path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_of_dates_that_the_calendar_has() {
        let path = |path: &str| dated(&path.split('/').collect::<Vec<_>>()).map(|(_, path)| path);
        assert_eq!(path("2026").as_deref(), Some("/2026/"));
        assert_eq!(path("2026/03").as_deref(), Some("/2026/03/"));
        assert_eq!(path("2026/03/09").as_deref(), Some("/2026/03/09/"));
        for none in ["", "226", "2026/13", "2026/02/30", "2026/3", "abcd", "2026/03/09/1", "+026"] {
            assert_eq!(path(none), None, "{none}");
        }
    }
}
