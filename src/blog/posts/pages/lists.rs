//! The lists of posts: front page, topic, author, archive.

use super::{Side, in_a_row};
use crate::{
    base::words::counted,
    blog::posts::{
        paths,
        reading::{DateRange, List, ListedPost, Listing, Sidebar},
    },
    team::site::{Layout, Site},
    web::{Absolute, PageNumber, Pagination},
};
use askama::Template;
use chrono::{Datelike, NaiveDate};

#[derive(Template)]
#[template(path = "blog/posts/list.html")]
pub struct ListPage {
    pub layout: Layout,
    /// The heading of the page; the front page has its own in the band.
    pub heading: String,
    pub lead: String,
    pub biography: String,
    pub groups: Vec<Group>,
    /// Whether the list is a plain one, without summaries.
    pub plain: bool,
    /// The level of the headings of posts.
    pub level: u8,
    pub pagination: Pagination,
    pub side: Side,
}

/// Posts under one heading.
pub struct Group {
    pub heading: String,
    pub posts: Vec<Entry>,
}

/// A post in the list.
pub struct Entry {
    pub href: String,
    pub date: String,
    pub day: String,
    pub year: String,
    pub title: String,
    pub summary: String,
    pub names: String,
    /// `4 comments`, where there are some.
    pub comments: Option<String>,
}

impl From<ListedPost> for Entry {
    fn from(post: ListedPost) -> Self {
        Self {
            href: post.path,
            date: post.date.to_string(),
            day: format!("{} {}", post.date.day(), post.date.format("%B")),
            year: post.date.year().to_string(),
            title: post.title,
            summary: post.summary,
            names: in_a_row(&post.authors),
            comments: (post.comments > 0).then(|| counted(post.comments, "comment")),
        }
    }
}

impl ListPage {
    /// The posts a page of this list holds.
    pub fn size(listing: &Listing) -> u64 {
        match listing {
            Listing::Dates(dates) if is_year(dates) => 50,
            _ => 10,
        }
    }

    /// The numbered page `asked` of the list at `path`.
    pub fn new(
        site: &Site,
        absolute: &Absolute,
        listing: &Listing,
        path: &str,
        asked: PageNumber,
        list: List,
        beside: Sidebar,
    ) -> Self {
        let size = Self::size(listing);
        let href = |number: u64| paths::numbered(path, number);
        let pagination = Pagination::new(asked, list.total, size, href);
        let (heading, lead, biography) = words(listing, list.total);
        let mut layout = match listing {
            Listing::Front => Layout::front(site),
            _ => Layout::public(site, &heading).at("posts").described(lead.clone()),
        };
        if pagination.here > 1 {
            let last = list.total.div_ceil(size);
            let what = if heading.is_empty() { "Posts" } else { &heading };
            layout.title = format!("{what} (page {} of {last}) – {}", pagination.here, site.name);
        }
        let plain = matches!(listing, Listing::Dates(dates) if is_year(dates));
        Self {
            layout: layout.found_at(absolute.to(&href(pagination.here))),
            heading,
            lead,
            biography,
            groups: groups(list.posts, plain),
            plain,
            level: if plain || matches!(listing, Listing::Front) { 3 } else { 2 },
            pagination,
            side: Side::new(site, beside),
        }
    }
}

fn is_year(dates: &DateRange) -> bool {
    dates.first.year() == dates.last.year()
        && dates.first.ordinal() == 1
        && dates.last.month() == 12
        && dates.last.day() == 31
        && dates.first != dates.last
}

fn date_in_words(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

/// Heading, lead and biography.
fn words(listing: &Listing, total: u64) -> (String, String, String) {
    let none = String::new;
    match listing {
        Listing::Front => (none(), none(), none()),
        Listing::Topic(topic) => (
            format!("Topic: {}", topic.name),
            format!("{} about {}.", counted(total, "post"), topic.name),
            none(),
        ),
        Listing::Author(person) => (
            person.name.clone(),
            format!("{} by {}.", counted(total, "post"), person.name),
            person.biography.clone(),
        ),
        Listing::Dates(dates) if is_year(dates) => {
            (format!("Posts from {}", dates.first.year()), none(), none())
        }
        Listing::Dates(dates) if dates.first == dates.last => {
            (format!("Posts from {}", date_in_words(dates.first)), none(), none())
        }
        Listing::Dates(dates) => {
            (format!("Posts from {}", dates.first.format("%B %Y")), none(), none())
        }
    }
}

/// All posts as one group, or a group for each month.
fn groups(posts: Vec<ListedPost>, by_month: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for post in posts {
        let heading = if by_month { post.date.format("%B").to_string() } else { String::new() };
        let entry = Entry::from(post);
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.posts.push(entry),
            _ => groups.push(Group { heading, posts: vec![entry] }),
        }
    }
    groups
}
