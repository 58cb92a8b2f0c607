//! What a post is made of, checked, and what other rooms know of it. Nothing here asks the database.

mod byline;
mod change;
mod comment_settings;
mod revision;
mod slug;
mod topic;

pub use byline::{Byline, MOST as MOST_NAMES, Name};
pub use change::{Change, ChangeNote, CreditedComment, Reason};
pub use comment_settings::{CommentSettings, Times};
pub use revision::{Revision, TITLE};
pub use slug::{AddressRefused, Slug};
pub use topic::{Topic, TopicName};

use crate::{
    base::ids::{PersonId, PostId},
    blog::calendar::Terms,
};
use chrono::NaiveDate;
use std::fmt;

/// The id that feeds showed of a post before ids were kept with the post (RFC 4151): the host and a date on
/// which it was ours, then what we called the post.
pub fn earlier_feed_id(host: &str, dated: impl fmt::Display, id: PostId) -> String {
    format!("tag:{host},{dated}:post-{id}")
}

/// The address of a post: `/YYYY/MM/DD/SLUG/`, by the London date of its first publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostAddress {
    /// The date.
    pub date: NaiveDate,
    /// The last part.
    pub slug: String,
}

impl PostAddress {
    /// The address made of the parts of a path. What is no date leads nowhere.
    pub fn read(year: &str, month: &str, day: &str, slug: &str) -> Option<Self> {
        let date = format!("{year}-{month}-{day}");
        let date = NaiveDate::parse_from_str(&date, "%Y-%m-%d").ok()?;
        Some(Self { date, slug: slug.to_owned() })
    }
}

impl fmt::Display for PostAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}/", self.date.format("/%Y/%m/%d/"), self.slug)
    }
}

/// A published post, as other rooms speak of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostRef {
    /// The key.
    pub id: PostId,
    /// The published title.
    pub title: String,
    /// The address.
    pub address: PostAddress,
    /// On what terms it takes comments: `calendar` says whether it does now.
    pub terms: Terms,
    /// Whether it is published now; a withdrawn post is not.
    pub published: bool,
    /// The people of the team who wrote it.
    pub authors: Vec<PersonId>,
}
