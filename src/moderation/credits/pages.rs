//! What the pages of credits show.

use super::values::CreditedComment;
use crate::{
    base::markdown::SafeHtml,
    team::site::{DeskLayout, Layout},
    web::{DoneCode, Pagination},
};
use askama::Template;

/// What was just done, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[Self::Saved];

    fn code(self) -> &'static str {
        "saved"
    }
}

impl Done {
    pub fn told(self) -> &'static str {
        "Saved. Readers can see it on the post, and in the list of what comments changed."
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
}

/// What led to the last change of a post.
#[derive(Template)]
#[template(path = "moderation/credits/post.html")]
pub struct PostPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub title: String,
    pub path: String,
    /// Its day and words; none if readers were never told of a change.
    pub note: Option<(String, String)>,
    pub ticks: Vec<TickView>,
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
    pub id: i64,
    pub date: String,
    pub day: String,
    pub words: String,
    /// The post that was changed.
    pub title: String,
    pub path: String,
    pub comments: Vec<CreditedComment>,
}
