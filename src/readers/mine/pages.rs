//! What the pages of the owner of an address show.

use crate::{base::markdown::SafeHtml, team::site::Layout, web::FormErrors};
use askama::Template;

/// A page that says something and offers a button or two: nothing happens until one is pressed.
#[derive(Template)]
#[template(path = "readers/mine/plain.html")]
pub struct PlainPage {
    pub layout: Layout,
    pub heading: String,
    pub paragraphs: Vec<String>,
    /// Words of the writer; may be empty.
    pub quote: String,
    pub buttons: Vec<Button>,
    pub links: Vec<(String, String)>,
}

/// A form that is one button.
pub struct Button {
    pub action: String,
    pub label: &'static str,
    /// A field that goes with it; may be empty.
    pub field: &'static str,
    /// How it looks: `secondary` where another is meant first, `warning` where nothing can be undone.
    pub look: &'static str,
}

/// Where somebody asks for a link to their comments.
#[derive(Template)]
#[template(path = "readers/mine/ask.html")]
pub struct AskPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub email: String,
}

/// All comments of one address, for its owner.
#[derive(Template)]
#[template(path = "readers/mine/mine.html")]
pub struct MinePage {
    pub layout: Layout,
    pub token: String,
    pub note: &'static str,
    pub comments: Vec<MyComment>,
    pub next: Option<i64>,
    pub stopped: bool,
    pub ends: String,
}

/// A comment as its writer sees it.
#[derive(Debug, Clone)]
pub struct MyComment {
    pub id: i64,
    pub post_title: String,
    pub post_path: String,
    pub name: String,
    pub body: String,
    pub html: SafeHtml,
    /// Until when its words are kept, or since when they are gone; may be empty.
    pub words: String,
    pub sent: String,
    pub state: &'static str,
    pub because: String,
    pub published: bool,
    pub can_withdraw: bool,
    pub can_mail: bool,
    pub mailed: bool,
}
