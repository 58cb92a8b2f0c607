//! What the lists of comments show: those to be answered, and those on one's own posts.

use crate::team::site::DeskLayout;
use askama::Template;

/// Comments to be answered, or those on one's own posts.
#[derive(Template)]
#[template(path = "moderation/answers/list.html")]
pub struct ListPage {
    pub layout: DeskLayout,
    pub heading: &'static str,
    pub intro: &'static str,
    pub tabs: Vec<Tab>,
    pub rows: Vec<Row>,
    pub empty: &'static str,
    pub next: Option<String>,
}

/// The rows of such a list, for a page of another room.
#[derive(Template)]
#[template(path = "moderation/answers/rows.html")]
pub struct OwedView {
    pub(super) rows: Vec<Row>,
    pub(super) intro: &'static str,
    pub(super) empty: &'static str,
}

impl askama::filters::HtmlSafe for OwedView {}

impl OwedView {
    /// What is to be answered.
    pub fn of(rows: Vec<Row>) -> Self {
        Self { rows, intro: OWED.intro, empty: OWED.empty }
    }
}

/// Which of the lists.
pub struct Tab {
    pub name: &'static str,
    pub href: &'static str,
    pub here: bool,
}

/// One comment in a list.
pub struct Row {
    pub id: i64,
    pub href: String,
    /// Whom it answers, if it is a reply by the team.
    pub to: String,
    pub author: String,
    pub excerpt: String,
    pub post_title: String,
    /// Whose it is, by when, and how far it has come.
    pub facts: Vec<String>,
    /// `Late: was due at 3pm yesterday`; empty if it is not.
    pub late: String,
    /// Whether it waits for a reply.
    pub owed: bool,
}

/// What the pages of the lists say.
pub struct ListWords {
    pub heading: &'static str,
    pub intro: &'static str,
    pub empty: &'static str,
}

/// Of the comments that are to be answered.
pub const OWED: ListWords = ListWords {
    heading: "To answer",
    intro: "Published comments that someone asked the team to answer. Replying removes a comment from \
            this list.",
    empty: "No published comment needs an answer.",
};

/// Of the comments on one's own posts.
pub const ON_POSTS: ListWords = ListWords {
    heading: "On my posts",
    intro: "Comments that readers sent to your posts and everyone can read, the newest first.",
    empty: "No comments are published on your posts yet.",
};

/// Of one's own replies.
pub const OWN_REPLIES: ListWords = ListWords {
    heading: "My replies",
    intro: "Replies in your name, the newest first. Open one to correct it, or to withdraw it before we \
            email the commenter.",
    empty: "You have not replied to a comment yet.",
};
