//! What the pages of the queue show: tabs, filters, cards, and what was just decided in its place.

use super::{Card, SeveralView};
use crate::{
    moderation::{
        answers::{ChoicesView, OwedView},
        place::Place,
        queue::decided::Decided,
        risk::Banner,
    },
    team::site::DeskLayout,
    web::{Choice, ChosenFilter, FormErrors},
};
use askama::Template;

/// The queue at one place.
#[derive(Template)]
#[template(path = "moderation/queue/queue.html")]
pub struct QueuePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub tabs: TabsView,
    pub at_risk: Banner,
    pub filters: FiltersView,
    pub items: Vec<Item>,
    pub empty: Option<String>,
    /// What is to be done where nothing waits, and where.
    pub onward: Option<(String, &'static str)>,
    /// What the list is called where it is not cut into parts.
    pub list_name: &'static str,
    /// Where the page goes on, and what the way says.
    pub next: Option<(String, String)>,
    /// How far was looked, where not every comment is looked at.
    pub looked: String,
    /// The form for several at once, or the way to it.
    pub several: Option<SeveralView>,
    pub select: Option<String>,
    pub script: String,
    /// The script of single keys, for those who have switched them on.
    pub keys: Option<String>,
    /// Whether comments wait at all, so that the shortcuts are worth knowing of.
    pub can_press: bool,
}

impl QueuePage {
    /// Whether the list is cut into parts with headings of their own.
    fn has_headings(&self) -> bool {
        self.items.iter().any(|item| matches!(item, Item::Due(_)))
    }
}

/// A comment to decide, or one that was just decided, or the heading over those due on one day.
#[expect(clippy::large_enum_variant, reason = "nearly all of them are cards")]
pub enum Item {
    Due(DueHeading),
    Card(Card),
    Folded(DecidedCard),
}

/// By when the comments under it are to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueHeading {
    /// Unlike those of the other days.
    pub id: String,
    pub words: String,
    /// `fc-due--late`, `fc-due--soon` or nothing.
    pub class: &'static str,
}

/// The lists of comments, each with a way of its own to count.
#[derive(Template)]
#[template(path = "moderation/queue/tabs.html")]
pub struct TabsView {
    /// From left to right.
    pub tabs: Vec<Tab>,
    /// The lists of what is decided, where one of them is shown.
    pub decided: Vec<Tab>,
}

impl askama::filters::HtmlSafe for TabsView {}

impl TabsView {
    /// How many there are in the list that is shown.
    pub fn here(&self) -> &str {
        let of_all = self.decided.iter().chain(&self.tabs);
        of_all.into_iter().find(|tab| tab.here).map_or("", |tab| &tab.count)
    }
}

/// A list to look at.
pub struct Tab {
    pub name: String,
    /// How many there are in it; empty where nobody counts.
    pub count: String,
    pub href: String,
    pub here: bool,
}

/// A comment that was just decided, with the way back.
#[derive(Template)]
#[template(path = "moderation/queue/folded.html")]
pub struct DecidedCard {
    pub id: i64,
    pub done: &'static str,
    pub name: String,
    /// The address of the form that undoes it.
    pub undo: Option<String>,
    pub csrf: String,
    pub return_to: String,
    /// Whether it is the last one.
    pub last: bool,
    /// What may follow now; only of the last one.
    pub next: Option<ChoicesView>,
}

impl askama::filters::HtmlSafe for DecidedCard {}

/// What the list can be narrowed by, and what it is narrowed by.
#[derive(Template)]
#[template(path = "moderation/queue/filters.html")]
pub struct FiltersView {
    pub place: Place,
    pub errors: FormErrors,
    pub posts: Vec<Choice>,
    pub marks: Vec<Choice>,
    pub dues: Vec<Choice>,
    pub chosen: Vec<ChosenFilter>,
}

impl askama::filters::HtmlSafe for FiltersView {}

/// One's own last decisions.
#[derive(Template)]
#[template(path = "moderation/queue/mine.html")]
pub struct MinePage {
    pub layout: DeskLayout,
    pub tabs: TabsView,
    pub decisions: Vec<OwnDecision>,
}

/// One decision of one's own, or several that were made together.
pub struct OwnDecision {
    pub href: String,
    pub comment: i64,
    pub done: &'static str,
    /// `comment by Cat Reed`, or `12 comments`.
    pub what: String,
    pub excerpt: String,
    pub when: String,
    pub undone: bool,
    /// The address of the form that undoes it.
    pub undo: Option<String>,
}

/// All decisions.
#[derive(Template)]
#[template(path = "moderation/queue/decided.html")]
pub struct DecidedPage {
    pub layout: DeskLayout,
    pub tabs: TabsView,
    pub errors: FormErrors,
    pub asked: Decided,
    pub people: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub posts: Vec<Choice>,
    pub chosen: Vec<ChosenFilter>,
    pub decisions: Vec<ListedDecision>,
    pub empty: &'static str,
    pub next: Option<String>,
}

/// One of them.
pub struct ListedDecision {
    pub href: String,
    pub comment: i64,
    pub done: &'static str,
    pub author: String,
    pub excerpt: String,
    pub post: String,
    pub who: String,
    pub when: String,
    /// Why, if a reason was given.
    pub why: String,
    /// When it was undone; empty if it stands.
    pub undone: String,
}

/// What the single keys do.
#[derive(Template)]
#[template(path = "moderation/queue/keys.html")]
pub struct KeysPage {
    pub layout: DeskLayout,
    /// Whether they are switched on.
    pub on: bool,
}

/// All comments of one confirmed address.
#[derive(Template)]
#[template(path = "moderation/queue/commenter.html")]
pub struct CommenterPage {
    pub layout: DeskLayout,
    /// The names they wrote under.
    pub names: String,
    pub email: Option<String>,
    pub record: String,
    pub theirs: Vec<WriterComment>,
    pub next: Option<String>,
}

/// One of their comments.
pub struct WriterComment {
    pub id: i64,
    pub state: &'static str,
    /// Why it was decided against; may be empty.
    pub reason: String,
    pub excerpt: String,
    pub sent: String,
    pub post: String,
}

/// The published comments that the team is to answer.
#[derive(Template)]
#[template(path = "moderation/queue/to_answer.html")]
pub struct ToAnswerPage {
    pub layout: DeskLayout,
    pub tabs: TabsView,
    pub owed: OwedView,
    pub next: Option<String>,
}

/// The published comments that readers have reported.
#[derive(Template)]
#[template(path = "moderation/queue/reported.html")]
pub struct ReportedPage {
    pub layout: DeskLayout,
    pub tabs: TabsView,
    pub cards: Vec<Card>,
    pub next: Option<String>,
    pub script: String,
}
