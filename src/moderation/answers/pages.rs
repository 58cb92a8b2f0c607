//! What the pages about answers show, and the parts that other rooms put into theirs.

use super::{forms::SavedForm, values::Shelf};
use crate::{base::markdown::SafeHtml, team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// One choice of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub code: String,
    pub words: String,
    pub chosen: bool,
}

/// What may follow a decision: shown after it, never in its way.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/answers/choices.html")]
pub struct ChoicesView {
    pub(super) id: i64,
    pub(super) author: String,
    pub(super) csrf: String,
    /// Where the page goes on.
    pub(super) back: String,
    /// What was chosen already.
    pub(super) chosen: Vec<Chosen>,
    /// Whether the comment is published, so that it can be answered.
    pub(super) published: bool,
    /// Whether it may be given to others.
    pub(super) hands_over: bool,
    pub(super) owners: Vec<Choice>,
    pub(super) teams: Vec<Choice>,
    /// Where faults go if no team is chosen; empty if nowhere.
    pub(super) fault_email: String,
    pub(super) handover_note: String,
    pub(super) fault_team: String,
    pub(super) fault_note: String,
    pub(super) errors: FormErrors,
}

impl ChoicesView {
    /// Whether something was chosen already.
    pub fn has_chosen(&self) -> bool {
        !self.chosen.is_empty()
    }
}

impl askama::filters::HtmlSafe for ChoicesView {}

impl ChoicesView {
    /// Whether a part is shown opened, because something in it is wrong.
    fn wrong(&self, field: &str, note: &str) -> bool {
        self.errors.get(field).is_some() || self.errors.get(note).is_some()
    }
}

/// Something that was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chosen {
    pub answer: i64,
    pub words: String,
    pub note: String,
    pub can_call_off: bool,
}

/// The form for a reply by the team.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/answers/reply.html")]
pub struct ReplyView {
    pub(super) id: i64,
    pub(super) csrf: String,
    /// Where it is published.
    pub(super) action: String,
    pub(super) text: String,
    /// The version of the draft that is shown; 0 if there is none.
    pub(super) version: i64,
    /// Whose draft it is and since when; empty if there is none.
    pub(super) draft: String,
    pub(super) saved: Vec<Choice>,
    pub(super) colleagues: Vec<Choice>,
    pub(super) errors: FormErrors,
}

impl askama::filters::HtmlSafe for ReplyView {}

/// One comment and its answer.
#[derive(Template)]
#[template(path = "moderation/answers/answer.html")]
pub struct AnswerPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub author: String,
    pub html: SafeHtml,
    pub post_title: String,
    pub post_path: String,
    pub published: String,
    pub choices: ChoicesView,
    pub reply: Option<ReplyView>,
    pub moderates: bool,
    /// The draft as somebody else left it meanwhile.
    pub theirs: Option<Theirs>,
}

/// What somebody else did to the draft.
pub struct Theirs {
    pub what: String,
    pub body: String,
}

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
    pub author: String,
    pub excerpt: String,
    pub post_title: String,
    /// Whose it is, by when, and how far it has come.
    pub facts: Vec<String>,
    /// `Late: was due yesterday at 3pm`; empty if it is not.
    pub late: String,
}

/// What the pages of a shelf say.
pub struct ShelfWords {
    pub heading: &'static str,
    pub intro: &'static str,
    pub one: &'static str,
    pub add: &'static str,
    pub name: (&'static str, &'static str),
    /// Label and hint of the address, where there is one.
    pub address: Option<(&'static str, &'static str)>,
    pub words: (&'static str, &'static str),
    pub limit: &'static str,
    pub empty: &'static str,
}

impl ShelfWords {
    /// For this shelf.
    pub fn of(shelf: Shelf) -> Self {
        match shelf {
            Shelf::Team => Self {
                heading: "Other teams",
                intro: "Teams you can pass a published comment to. They get its text by email.",
                one: "team",
                add: "Add a team",
                name: ("Name of the team", "As the writer is told: for example the payments team."),
                address: Some(("Email address", "")),
                words: ("What they do (optional)", "So that colleagues choose the right one."),
                limit: "300",
                empty: "There are no teams yet. Add the first one below.",
            },
            Shelf::Signpost => Self {
                heading: "Signposts",
                intro: "Places that comments belong to. Choose one when you do not publish a comment \
                        because it belongs elsewhere: its writer is told.",
                one: "signpost",
                add: "Add a signpost",
                name: ("What people ask", "For example: Where is my payment?"),
                address: Some((
                    "Where they can go",
                    "A web address that starts with https://, or an email address.",
                )),
                words: (
                    "What the writer is told",
                    "One or two sentences. The address stands below them.",
                ),
                limit: "1,000",
                empty: "There are no signposts yet. Add the first one below.",
            },
            Shelf::Reply => Self {
                heading: "Saved replies",
                intro: "Words that you often answer with. You can put them into a reply and change them there.",
                one: "saved reply",
                add: "Add a saved reply",
                name: ("Name", "What colleagues choose it by. Readers do not see it."),
                address: None,
                words: ("Text", "As in a comment: paragraphs, links, lists, quotations."),
                limit: "3,000",
                empty: "There are no saved replies yet. Add the first one below.",
            },
        }
    }
}

/// Everything on a shelf.
#[derive(Template)]
#[template(path = "moderation/answers/shelf.html")]
pub struct ShelfPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub slug: &'static str,
    pub words: ShelfWords,
    pub items: Vec<Item>,
    pub form: SavedForm,
}

/// Something on a shelf.
pub struct Item {
    pub id: i64,
    pub name: String,
    pub address: String,
    pub words: String,
    pub retired: bool,
}

/// One saved thing, to be changed.
#[derive(Template)]
#[template(path = "moderation/answers/saved.html")]
pub struct SavedPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub slug: &'static str,
    pub words: ShelfWords,
    pub id: i64,
    pub name: String,
    pub retired: bool,
    pub form: SavedForm,
    /// How it is now, if somebody else changed it meanwhile.
    pub theirs: Option<Item>,
}
