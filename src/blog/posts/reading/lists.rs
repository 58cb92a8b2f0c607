//! Lists of published posts, and the column beside them.

use super::{
    AuthorName,
    asked::{Asked, asked},
    names, people_in,
    post::address,
};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        error::{AppError, Result},
        markdown::SafeHtml,
    },
    blog::posts::{
        Topic, paths,
        store::{self, ListedRow, Which},
    },
    conversation::comments,
    team::accounts,
    web::PageNumber,
};
use chrono::{Datelike, NaiveDate};

/// A post in a list.
#[derive(Debug, Clone)]
pub struct ListedPost {
    /// The path of its address.
    pub path: String,
    /// The London date of its first publication.
    pub date: NaiveDate,
    /// The title.
    pub title: String,
    /// The summary; may be empty.
    pub summary: String,
    /// Who it is by.
    pub authors: Vec<AuthorName>,
    /// How many published comments it has.
    pub comments: u64,
    /// How its text begins, if it leads the front page.
    pub opening: Option<String>,
}

/// One numbered page of a list.
#[derive(Debug, Clone)]
pub struct List {
    /// The posts.
    pub posts: Vec<ListedPost>,
    /// How many there are in all.
    pub total: u64,
    /// What a reader asked and the team answered, on the front page.
    pub asked: Option<Asked>,
}

/// A year, a month or a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateRange {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
}

impl DateRange {
    /// The year, month or day that begins with these figures, if the calendar has it.
    pub fn of(year: i32, month: Option<u32>, day: Option<u32>) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1))?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(12) | None, None) => NaiveDate::from_ymd_opt(year, 12, 31)?,
            (Some(month), None) => NaiveDate::from_ymd_opt(year, month + 1, 1)?.pred_opt()?,
        };
        Some(Self { first, last })
    }
}

/// Which list is asked for.
#[derive(Debug, Clone)]
pub enum Listing {
    /// Everything.
    Front,
    /// About a topic.
    Topic(Topic),
    /// By a person of the team.
    Author(Box<accounts::Person>),
    /// Of these dates.
    Dates(DateRange),
}

impl Listing {
    /// The list about the topic with this slug.
    pub async fn topic(context: &Context, slug: &str) -> Result<Self> {
        let found = store::topic_by_slug(context.database.read(), slug).await?;
        found.map(Self::Topic).ok_or(AppError::NotFound)
    }

    /// The list by the person with this slug.
    pub async fn author(context: &Context, slug: &str) -> Result<Self> {
        let found = accounts::by_slug(context.database.read(), slug).await?;
        found.map(|person| Self::Author(Box::new(person))).ok_or(AppError::NotFound)
    }

    fn which(&self) -> Which {
        match self {
            Self::Front => Which::All,
            Self::Topic(topic) => Which::Topic(topic.id),
            Self::Author(person) => Which::Author(person.id),
            Self::Dates(dates) => Which::Dates(dates.first.to_string(), dates.last.to_string()),
        }
    }
}

/// One page of a list, `size` posts long; a page beyond the last is the first. A list other than
/// the front page that holds nothing is not found.
pub async fn list(
    context: &Context,
    listing: &Listing,
    page: PageNumber,
    size: u64,
) -> Result<List> {
    let database = context.database.read();
    let which = listing.which();
    let total = store::count(database, &which).await?;
    if total == 0 && !matches!(listing, Listing::Front) {
        return Err(AppError::NotFound);
    }
    let offset = (page.0 - 1).checked_mul(size).filter(|offset| *offset < total).unwrap_or(0);
    let rows = store::listed(database, &which, offset, Some(size)).await?;
    let leads = matches!(listing, Listing::Front) && offset == 0;
    let first = rows.first().map(|row| row.id);
    let mut posts = entries(context, rows).await?;
    if !leads {
        return Ok(List { posts, total, asked: None });
    }
    if let (Some(id), Some(post)) = (first, posts.first_mut()) {
        let shown = store::published(database, id).await?;
        post.opening = shown.and_then(|shown| SafeHtml::from_stored(shown.html).first_paragraph());
    }
    Ok(List { posts, total, asked: asked(context).await? })
}

/// Whether the list holds a post, without which it is not found.
pub async fn holds_any(context: &Context, listing: &Listing) -> Result<bool> {
    Ok(store::count(context.database.read(), &listing.which()).await? > 0)
}

async fn entries(context: &Context, rows: Vec<ListedRow>) -> Result<Vec<ListedPost>> {
    let database = context.database.read();
    let revisions: Vec<_> = rows.iter().map(|row| row.revision_id).collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let credits = store::credits(database, &revisions).await?;
    let people = people_in(context, credits.values().flatten()).await?;
    let counts = comments::counts(database, &ids).await?;
    rows.into_iter()
        .map(|row| {
            let address = address(row.dated.as_deref(), &row.slug)?;
            Ok(ListedPost {
                path: address.to_string(),
                date: address.date,
                title: row.title,
                summary: row.summary,
                authors: names(
                    credits.get(&row.revision_id).map_or(&[][..], Vec::as_slice),
                    &people,
                ),
                comments: counts.get(&row.id).copied().unwrap_or(0),
                opening: None,
            })
        })
        .collect()
}

/// What stands beside readers' pages.
#[derive(Debug, Clone, Default)]
pub struct Sidebar {
    /// Topics of published posts: name, address, how many.
    pub topics: Vec<(String, String, i64)>,
    /// Months with published posts: name, address, how many.
    pub archive: Vec<(String, String, i64)>,
}

/// So many months are listed one by one; what is older, by its year.
const MONTHS: usize = 12;

/// Topics and months with published posts.
pub async fn side(context: &Context) -> Result<Sidebar> {
    let database = context.database.read();
    let topics = store::topic_counts(database)
        .await?
        .into_iter()
        .map(|(topic, count)| (topic.name, paths::topic(&topic.slug), count))
        .collect();
    let mut archive: Vec<(String, String, i64)> = Vec::new();
    for (place, row) in store::archive(database).await?.into_iter().enumerate() {
        let Ok(date) = format!("{}-01", row.month).parse::<NaiveDate>() else { continue };
        if place < MONTHS {
            let name = date.format("%B %Y").to_string();
            archive.push((name, paths::month(date.year(), date.month()), row.posts));
            continue;
        }
        let name = date.year().to_string();
        match archive.last_mut() {
            Some(last) if last.0 == name => last.2 += row.posts,
            _ => archive.push((name, paths::year(date.year()), row.posts)),
        }
    }
    Ok(Sidebar { topics, archive })
}

/// When a post in a list was last changed.
pub(super) fn changed(row: &ListedRow) -> Moment {
    row.changed_at.or(row.published_at).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_dates_of_the_calendar_are_dates() {
        let shown = |year, month, day| {
            DateRange::of(year, month, day).map(|dates| format!("{} {}", dates.first, dates.last))
        };
        assert_eq!(shown(2026, None, None).as_deref(), Some("2026-01-01 2026-12-31"));
        assert_eq!(shown(2028, Some(2), None).as_deref(), Some("2028-02-01 2028-02-29"));
        assert_eq!(shown(2026, Some(12), None).as_deref(), Some("2026-12-01 2026-12-31"));
        assert_eq!(shown(2026, Some(3), Some(9)).as_deref(), Some("2026-03-09 2026-03-09"));
        assert_eq!(shown(2026, Some(13), None), None);
        assert_eq!(shown(2026, Some(2), Some(30)), None);
        assert_eq!(shown(2026, Some(0), None), None);
    }
}
