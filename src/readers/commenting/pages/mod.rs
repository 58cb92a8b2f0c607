//! What the pages about comments show.

mod not_taken;
mod receipt;

pub use not_taken::NotTakenPage;
pub use receipt::{
    CHANGED_TOO_LATE, CHANGED_TOO_OFTEN, FILLED_THE_TRAP, KeepView, NextStep, Place, READ_JUST_NOW,
    ReceiptDone, ReceiptPage, ReceiptState, ReplyLine, Step, StepPlace, TAKEN_FOR_SPAM, TellMeView,
    WithdrawalPage, mail_in_words,
};

use super::forms::SubmitForm;
use crate::{
    base::{clock::Moment, error::Result, markdown::SafeHtml},
    blog::posts::{CommentsPart, CreditedComment, Heard, PostRef, Talk},
    conversation::comments::paths,
    moderation::{credits::LedTo, decisions::Broken},
    team::site::Layout,
    web::{FormErrors, Pagination, Part},
};
use askama::Template;

/// The comments under a post with the form below them, ready to be put into the post's page.
#[derive(Debug, Clone, Template)]
#[template(path = "readers/commenting/block.html")]
pub struct CommentsBlock {
    /// `1 comment`, `3 comments`, `Comments`.
    pub heading: String,
    /// How many are published, and whether more can be sent.
    pub talk: Talk,
    /// A comment that the team answered, to be heard beside the text.
    pub heard: Option<Heard>,
    /// The comments that led to changes of the post.
    pub credited: Vec<CreditedComment>,
    /// The threads of this page.
    pub threads: Vec<CommentView>,
    /// The other pages.
    pub pagination: Pagination,
    /// Why nobody can comment: since when and for what reason; empty while they can.
    pub closed: String,
    /// By when a comment is read.
    pub promise: String,
    /// The form, while the post takes comments.
    pub form: Option<FormView>,
    /// The next moment at which the clock alone changes it, if there is one.
    pub until: Option<Moment>,
}

impl askama::filters::HtmlSafe for CommentsBlock {}

impl CommentsBlock {
    /// As a part of the page of `post`.
    pub fn part(&self, post: &PostRef) -> Result<CommentsPart> {
        let page = self.pagination.here;
        let path = paths::page_of(&post.address, page);
        Ok(CommentsPart {
            html: Part::of(self)?,
            page,
            path,
            talk: self.talk,
            heard: self.heard.clone(),
            credited: self.credited.clone(),
        })
    }
}

/// One comment with its replies.
#[derive(Debug, Clone, Template)]
#[template(path = "readers/commenting/comment.html")]
pub struct CommentView {
    pub id: i64,
    /// What stands in its place if it is not published, already cleaned; none if it is.
    pub gone: Option<HiddenComment>,
    pub name: String,
    pub team: Option<String>,
    pub day: String,
    pub machine_time: String,
    pub in_reply_to: Option<String>,
    /// If what it answers stands on another page.
    pub elsewhere: Option<Elsewhere>,
    pub html: SafeHtml,
    /// What a moderator took out of it, and when.
    pub redacted: Vec<String>,
    /// The changes of the post that it led to.
    pub led_to: Vec<LedTo>,
    /// When the team corrected its reply, in words; empty if it did not.
    pub corrected: String,
    pub post_path: String,
    pub can_reply: bool,
    pub replies: Vec<CommentView>,
    /// The replies in its thread that stand on pages of their own.
    pub more: Option<MoreReplies>,
}

impl askama::filters::HtmlSafe for CommentView {}

/// Where a comment is that stands on another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its address; empty if it is not shown.
    pub href: String,
}

/// The way to the replies of a thread that are not on this page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoreReplies {
    /// `Show the other 2,950 replies`.
    pub words: String,
    /// Their first page.
    pub href: String,
}

/// A page of the replies of one thread.
#[derive(Template)]
#[template(path = "readers/commenting/replies.html")]
pub struct RepliesPage {
    pub layout: Layout,
    pub heading: String,
    pub post_title: String,
    pub post_path: String,
    /// Where the thread begins, on a page of the post.
    pub return_to: String,
    pub name: String,
    /// What began the thread; none if that is not shown.
    pub html: Option<SafeHtml>,
    /// How many replies stand under the post.
    pub first: u64,
    /// `Replies 11 to 60 of 3,000`.
    pub range: String,
    pub threads: Vec<CommentView>,
    pub pagination: Pagination,
    /// The next moment at which the clock alone changes it, if there is one.
    pub until: Option<Moment>,
}

/// What is said of a comment that was removed and has no place under the post any more.
#[derive(Template)]
#[template(path = "readers/commenting/removed.html")]
pub struct RemovedPage {
    pub layout: Layout,
    pub post_title: String,
    pub post_path: String,
    /// When; may be empty.
    pub day: String,
    /// The guideline's anchor and short words, if it broke one.
    pub guideline: Option<(String, String)>,
}

/// What stands in the place of a comment that is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HiddenComment {
    pub day: String,
    /// The anchor and the short words of the guideline it broke.
    pub guideline: Option<(String, String)>,
    pub removed: bool,
    /// Whether its writer withdrew it.
    pub withdrawn: bool,
}

/// The form for a comment.
#[derive(Debug, Clone, Template)]
#[template(path = "readers/commenting/form.html")]
pub struct FormView {
    pub post_path: String,
    pub form: SubmitForm,
    pub errors: FormErrors,
    pub email_required: bool,
    /// Whether the blog sends mail.
    pub sends_mail: bool,
    pub promise: String,
    pub rules: Vec<String>,
    /// What is known of when comments close, a sentence each.
    pub ahead: Vec<String>,
    /// Its heading; empty where the page has one that says it.
    pub title: &'static str,
    /// Whether the promise and the rules stand above it: not where there are mistakes to be put right.
    pub guide: bool,
    /// Whether its fields are folded away behind the button that sends them.
    pub folded: bool,
}

impl askama::filters::HtmlSafe for FormView {}

/// The form alone, with what is wrong with it.
#[derive(Template)]
#[template(path = "readers/commenting/again.html")]
pub struct FormPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub post_title: String,
    pub post_path: String,
    pub form: FormView,
}

/// The page to answer one comment.
#[derive(Template)]
#[template(path = "readers/commenting/reply.html")]
pub struct ReplyPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub post_title: String,
    pub post_path: String,
    pub parent_id: i64,
    pub parent_name: String,
    pub parent_html: SafeHtml,
    pub form: FormView,
}

/// How a comment will look.
#[derive(Template)]
#[template(path = "readers/commenting/preview.html")]
pub struct PreviewPage {
    pub layout: Layout,
    pub post_title: String,
    pub post_path: String,
    pub author: String,
    pub html: SafeHtml,
    pub form: FormView,
}

/// The form for a comment that was not published, with its words in it.
#[derive(Template)]
#[template(path = "readers/commenting/rewrite.html")]
pub struct RewritePage {
    pub layout: Layout,
    pub token: String,
    pub post_title: String,
    pub post_path: String,
    /// The guideline it broke.
    pub guideline: Option<Broken>,
    /// A reason that breaks no guideline.
    pub outcome: String,
    /// The moderator's note to the writer.
    pub note: String,
    /// Whether the comment that it answered is gone.
    pub parent_gone: bool,
    pub form: FormView,
}
