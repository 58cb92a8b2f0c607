//! What the pages about posts show: readers' pages, and the desk's.

mod desk;
mod editor;
mod front_answer;
mod lists;
mod pickers;
mod pictures;
mod post;

pub use desk::{
    ADDRESS_CHANGED, ADDRESS_TAKEN, ChangeView, CommentsPage, DeletionPage, Intent, NO_TEXT,
    PUBLISHED_STAYS, PostRow, PostsPage, PublicationPage, SendBackPage, WithdrawalPage,
    changed_meanwhile, closing_by_age, moving_address, numbered_address,
};
pub use editor::{
    Check, ConflictPage, Done, EditorPage, FieldDifference, Head, SAVED_MEANWHILE, Standing, checks,
};
pub use front_answer::{FrontAnswer, FrontAnswerPage, FrontDone};
pub use lists::ListPage;
pub use pickers::Pickers;
pub use pictures::UnseenPictures;
pub use post::{CommentsPart, Heard, PostPage, Talk};

use super::{
    lifecycle::PostStatus,
    reading::{AuthorName, Sidebar},
};
use crate::team::site::Site;

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
    pub fn new(site: &Site, beside: Sidebar) -> Self {
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

/// The class of a state's tag.
pub fn tag(state: PostStatus) -> &'static str {
    match state {
        PostStatus::Draft => "fc-tag--quiet",
        PostStatus::InReview => "fc-tag--waiting",
        PostStatus::Ready | PostStatus::Scheduled => "",
        PostStatus::Published => "fc-tag--published",
        PostStatus::Withdrawn => "fc-tag--refused",
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
