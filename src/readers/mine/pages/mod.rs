//! What the pages of the owner of an address show.

mod confirming;
mod mine;
mod stopping;

pub use confirming::{confirm, detached, disowned, ended, new_link, not_mine};
pub use mine::{
    Done, READ_JUST_NOW, asked, erase_all, erase_one, erased, link_expired, link_unknown, open,
};
pub use stopping::{not_all, not_stopped, one_stopped, started_again, stop, stopped};

use crate::{
    base::markdown::SafeHtml,
    moderation::credits::LedTo,
    team::site::{Layout, Site},
    web::FormErrors,
};
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

/// What readers are told where no mail leaves the blog.
const NO_MAIL: &str = "We have not sent you anything. To see our decision about a comment, use the \
                       private page that you saw after sending it.";

/// A form that is one button.
pub struct Button {
    pub action: String,
    pub label: &'static str,
    /// A field that goes with it; may be empty.
    pub field: &'static str,
    /// How it looks: `secondary` where another is meant first, `warning` where nothing can be undone.
    pub look: &'static str,
}

impl PlainPage {
    /// A page that only says something.
    pub fn new(site: &Site, heading: &str, paragraphs: &[&str]) -> Self {
        Self {
            layout: Layout::private(site, heading),
            heading: heading.to_owned(),
            paragraphs: paragraphs.iter().map(|&words| words.to_owned()).collect(),
            quote: String::new(),
            buttons: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Where mail was asked for and none leaves the blog.
    pub fn no_mail(site: &Site) -> Self {
        Self::new(site, "We cannot send email at the moment", &[NO_MAIL])
    }

    /// The same page with one more button.
    pub fn with_button(mut self, button: Button) -> Self {
        self.buttons.push(button);
        self
    }

    /// The same page with one more link.
    pub fn with_link(mut self, href: impl Into<String>, words: &str) -> Self {
        self.links.push((href.into(), words.to_owned()));
        self
    }
}

impl Button {
    /// A plain button that sends nothing but itself to `action`.
    pub fn new(action: String, label: &'static str) -> Self {
        Self { action, label, field: "", look: "" }
    }
}

/// Where somebody asks for a link to their comments.
#[derive(Template)]
#[template(path = "readers/mine/ask.html")]
pub struct AskPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub email: String,
    /// Whether the blog sends mail.
    pub sends_mail: bool,
}

impl AskPage {
    /// With what was typed, and what is wrong with it.
    pub fn new(site: &Site, errors: FormErrors, email: String, sends_mail: bool) -> Self {
        let layout = Layout::private(site, "All your comments").with_errors(&errors);
        Self { layout, errors, email, sends_mail }
    }
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
    /// The changes of the post that it led to.
    pub led_to: Vec<LedTo>,
    pub published: bool,
    pub can_withdraw: bool,
    pub can_mail: bool,
    pub mailed: bool,
}
