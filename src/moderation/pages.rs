//! What the pages of deciding show.

use super::forms::DecideForm;
use crate::{
    comments::{Action, Status},
    markdown::SafeHtml,
    screening::{Piece, Why},
    site::{DeskLayout, Layout},
    web::FormErrors,
};
use askama::Template;

/// The queue: comments in one state.
#[derive(Template)]
#[template(path = "moderation/queue.html")]
pub struct QueuePage {
    pub layout: DeskLayout,
    pub tabs: Vec<Tab>,
    pub summary: String,
    pub folded: Option<Folded>,
    pub cards: Vec<Card>,
    pub empty: String,
    pub next: Option<String>,
}

/// A state to look at.
pub struct Tab {
    pub name: String,
    pub href: String,
    pub here: bool,
}

/// A comment that was just decided, with the way back.
pub struct Folded {
    pub id: i64,
    pub done: &'static str,
    pub name: String,
    pub undo: bool,
}

/// A comment in the queue.
#[derive(Template)]
#[template(path = "moderation/card.html")]
pub struct Card {
    pub id: i64,
    pub post_title: String,
    pub post_path: String,
    pub parent: Option<(String, String)>,
    pub name: String,
    pub sent: String,
    pub due: Option<Due>,
    pub state: &'static str,
    pub lines: Vec<Vec<Piece>>,
    pub marks: Vec<Why>,
    pub record: String,
    pub acts: ActsView,
}

impl askama::filters::HtmlSafe for Card {}

/// By when a comment is to be read.
pub struct Due {
    pub words: String,
    /// `late`, `soon` or nothing.
    pub class: &'static str,
}

/// The buttons for one comment.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/acts.html")]
pub struct ActsView {
    pub id: i64,
    pub version: i64,
    pub author: String,
    pub csrf: String,
    pub actions: Vec<Action>,
    pub choices: Vec<Choice>,
    pub note: String,
    pub errors: FormErrors,
    /// Whether the writer asked to be told.
    pub mail: String,
    /// Whether the page is the comment's own, so that no way to it is shown.
    pub own_page: bool,
    /// What the ids of the fields begin with.
    pub prefix: String,
}

impl askama::filters::HtmlSafe for ActsView {}

impl ActsView {
    fn can(&self, action: Action) -> bool {
        self.actions.contains(&action)
    }

    /// Whether the form with the reasons is shown opened.
    fn opened(&self) -> bool {
        !self.errors.is_empty() || !self.note.is_empty()
    }
}

/// A reason to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub code: String,
    pub words: String,
    pub chosen: bool,
}

impl Choice {
    /// Marks what was chosen before.
    pub fn keep(choices: &mut [Self], form: &DecideForm) {
        for choice in choices {
            choice.chosen = choice.code == form.guideline;
        }
    }
}

/// One comment with everything around it.
#[derive(Template)]
#[template(path = "moderation/comment.html")]
pub struct CommentPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub card: Card,
    pub status: Status,
    pub email: String,
    pub html: SafeHtml,
    pub others: Vec<Other>,
    pub history: Vec<Event>,
    pub undo: bool,
    pub reply: Option<String>,
}

/// Another comment of the same person.
pub struct Other {
    pub id: i64,
    pub state: &'static str,
    pub excerpt: String,
    pub sent: String,
}

/// Something that happened to a comment.
pub struct Event {
    pub title: String,
    pub who: String,
    pub when: String,
    pub words: String,
}

/// What a moderator who comes late is told.
#[derive(Template)]
#[template(path = "moderation/late.html")]
pub struct LatePage {
    pub layout: DeskLayout,
    pub heading: String,
    pub happened: String,
    pub chose: String,
    pub card: Card,
    pub kept: bool,
}

/// One's own last decisions.
#[derive(Template)]
#[template(path = "moderation/mine.html")]
pub struct MinePage {
    pub layout: DeskLayout,
    pub decisions: Vec<Mine>,
}

/// One decision of one's own.
pub struct Mine {
    pub comment: i64,
    pub done: &'static str,
    pub name: String,
    pub excerpt: String,
    pub when: String,
    pub undone: bool,
    pub undo: bool,
}

/// The rules page.
#[derive(Template)]
#[template(path = "moderation/rules.html")]
pub struct RulesPage {
    pub layout: Layout,
    pub promise: String,
    pub rules: Vec<Rule>,
}

/// A guideline as readers see it.
pub struct Rule {
    pub slug: String,
    pub title: String,
    pub html: SafeHtml,
}
