//! What the pages of credits show.

use crate::{
    base::markdown::SafeHtml,
    blog::posts::CreditedComment,
    team::site::{DeskLayout, Layout},
    web::{DoneCode, Pagination},
};
use askama::Template;

/// What was just done, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Something is ticked.
    Saved,
    /// Nothing is.
    Cleared,
    /// The changes were published, and the comments are to be chosen next.
    Published,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[Self::Saved, Self::Cleared, Self::Published];

    fn code(self) -> &'static str {
        match self {
            Self::Saved => "saved",
            Self::Cleared => "cleared",
            Self::Published => "published",
        }
    }
}

impl Done {
    /// After a form in which `any` is ticked.
    pub fn after(any: bool) -> Self {
        if any { Self::Saved } else { Self::Cleared }
    }

    pub fn told(self) -> &'static str {
        match self {
            Self::Saved => {
                "Saved. Readers can see it on the post and on the list of what comments changed."
            }
            Self::Cleared => "Saved. No comment is named.",
            Self::Published => "Changes published. Now choose the comments that led to them.",
        }
    }
}

/// One that can be ticked.
pub struct TickView {
    pub key: i64,
    pub words: String,
    pub hint: String,
    pub ticked: bool,
}

/// What a comment has led to.
#[derive(Template)]
#[template(path = "moderation/credits/comment.html")]
pub struct CommentPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub author: String,
    pub body: SafeHtml,
    pub post: i64,
    pub title: String,
    pub ticks: Vec<TickView>,
    /// Where the way back leads, and in which words.
    pub back: (String, &'static str),
    /// Whether this person can change the post.
    pub may_edit: bool,
}

/// What led to the last change of a post.
#[derive(Template)]
#[template(path = "moderation/credits/post.html")]
pub struct PostPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub title: String,
    pub path: String,
    /// The change; none if readers were never told of one.
    pub note: Option<NoteView>,
    pub ticks: Vec<TickView>,
    /// Whether there are more comments than are offered.
    pub more: bool,
    /// Whether this person can change the post.
    pub may_edit: bool,
}

/// A change that readers were told of.
pub struct NoteView {
    pub id: i64,
    pub day: String,
    pub words: String,
}

/// What comments have changed, for readers.
#[derive(Template)]
#[template(path = "moderation/credits/changes.html")]
pub struct ChangesPage {
    pub layout: Layout,
    pub years: Vec<YearView>,
    pub pages: Pagination,
}

/// The changes of one year.
pub struct YearView {
    pub year: i32,
    pub changes: Vec<ChangeView>,
}

/// One change.
pub struct ChangeView {
    pub date: String,
    pub day: String,
    pub words: String,
    /// Where the post says so.
    pub href: String,
    /// The post that was changed.
    pub title: String,
    pub comments: Vec<CreditedComment>,
}
