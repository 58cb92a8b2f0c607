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
    /// `Late: was due yesterday at 3pm`; empty if it is not.
    pub late: String,
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
    intro: "A published comment is here because somebody said “Answer here”. A reply by the team takes \
            it off the list.",
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
    intro: "Replies in your name, the newest first. Open one to correct it, or to take it back while the \
            email about it has not left.",
    empty: "You have not replied to a comment yet.",
};
