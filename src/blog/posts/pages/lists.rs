//! The lists of posts: front page, topic, author, archive.

use super::{Side, in_a_row};
use crate::{
    base::words::counted,
    blog::posts::{
        paths,
        reading::{Asked, DateRange, List, ListedPost, Listing, Sidebar},
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
    /// What a reader asked and the team answered, if that comes after these.
    pub asked: Option<Asked>,
}

/// A post in the list.
pub struct Entry {
    pub href: String,
    pub date: String,
    pub day: String,
    pub year: String,
    pub title: String,
    pub summary: String,
    /// Who wrote it; empty on the page of whoever wrote it alone.
    pub names: String,
    /// `4 comments`, where there are some.
    pub comments: Option<String>,
    /// How the text of the one begins that leads the front page.
    pub opening: Option<String>,
}

/// After so many posts the front page says what was asked and answered.
const BEFORE_ASKED: usize = 3;

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
            opening: post.opening,
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
            _ => Layout::public(site, &heading).at("posts").described(described(listing, &lead)),
        };
        if pagination.here > 1 {
            let last = list.total.div_ceil(size);
            let what = if heading.is_empty() { "Posts" } else { &heading };
            layout.title = format!("{what} (page {} of {last}) – {}", pagination.here, site.name);
        }
        let plain = matches!(listing, Listing::Dates(dates) if is_year(dates));
        let mut side = Side::new(site, beside);
        if layout.front {
            // The band above says it.
            side.about.clear();
        }
        let mut groups = groups(list.posts, plain, list.asked);
        if let Listing::Author(person) = listing {
            // The heading of the page says it.
            for post in groups.iter_mut().flat_map(|group| &mut group.posts) {
                if post.names == person.name {
                    post.names.clear();
                }
            }
        }
        Self {
            layout: layout.found_at(absolute.to(&href(pagination.here))),
            heading,
            lead,
            biography,
            groups,
            plain,
            level: if plain || matches!(listing, Listing::Front) { 3 } else { 2 },
            pagination,
            side,
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

/// The list in one sentence, for those who find it elsewhere.
fn described(listing: &Listing, lead: &str) -> String {
    match listing {
        Listing::Topic(topic) => format!("{lead} about {}", topic.name),
        Listing::Author(person) => format!("{lead} by {}", person.name),
        Listing::Front | Listing::Dates(_) => lead.to_owned(),
    }
}

fn date_in_words(date: NaiveDate) -> String {
    format!("{} {}", date.day(), date.format("%B %Y"))
}

/// Heading, lead and biography.
fn words(listing: &Listing, total: u64) -> (String, String, String) {
    let none = String::new;
    match listing {
        Listing::Front => (none(), none(), none()),
        Listing::Topic(topic) => (format!("Topic: {}", topic.name), counted(total, "post"), none()),
        Listing::Author(person) => {
            (person.name.clone(), counted(total, "post"), person.biography.clone())
        }
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

/// All posts as one group, in two round what was asked, or a group for each month.
fn groups(mut posts: Vec<ListedPost>, by_month: bool, asked: Option<Asked>) -> Vec<Group> {
    if asked.is_some() && !posts.is_empty() {
        let rest = posts.split_off(posts.len().min(BEFORE_ASKED));
        let group = |posts: Vec<ListedPost>, asked| Group {
            heading: String::new(),
            posts: posts.into_iter().map(Entry::from).collect(),
            asked,
        };
        let rest = (!rest.is_empty()).then(|| group(rest, None));
        return std::iter::once(group(posts, asked)).chain(rest).collect();
    }
    let mut groups: Vec<Group> = Vec::new();
    for post in posts {
        let heading = if by_month { post.date.format("%B").to_string() } else { String::new() };
        let mut entry = Entry::from(post);
        if by_month {
            // The heading of the page says it.
            entry.year = String::new();
        }
        match groups.last_mut() {
            Some(group) if group.heading == heading => group.posts.push(entry),
            _ => groups.push(Group { heading, posts: vec![entry], asked: None }),
        }
    }
    groups
}
