//! What the pages about posts show: readers' pages, and the desk's.

mod desk;
mod editor;
mod lists;
mod post;

pub use desk::{
    ChangeView, Choice, CommentsPage, PostRow, PostsPage, PublicationPage, WithdrawalPage, tag,
};
pub use editor::{Check, ConflictPage, EditorPage, Head, checks};
pub use lists::ListPage;
pub use post::PostPage;

use super::reading::{AuthorName, Beside};
use crate::{base::context::Context, team::site::Site};

/// The column beside readers' pages.
pub struct Side {
    pub about: String,
    pub topics: Vec<SideLink>,
    pub archive: Vec<SideLink>,
}

/// A line in the column, with how many posts are behind it.
pub struct SideLink {
    pub name: String,
    pub href: String,
    pub posts: i64,
}

impl Side {
    pub fn new(context: &Context, beside: Beside) -> Self {
        let site: &Site = &context.site.get();
        let links = |all: Vec<(String, String, i64)>| {
            all.into_iter().map(|(name, href, posts)| SideLink { name, href, posts }).collect()
        };
        Self {
            about: site.purpose.clone(),
            topics: links(beside.topics),
            archive: links(beside.archive),
        }
    }
}

/// What stands between the names of a byline: `A, B and C`.
fn between(place: usize, last: usize) -> &'static str {
    match place {
        0 => "",
        _ if place == last => " and ",
        _ => ", ",
    }
}

/// `A, B and C`.
pub fn in_a_row(names: &[AuthorName]) -> String {
    let last = names.len().saturating_sub(1);
    names
        .iter()
        .enumerate()
        .map(|(place, author)| format!("{}{}", between(place, last), author.name))
        .collect()
}
