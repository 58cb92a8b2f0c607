//! What a page shows to readers, and the pages on the desk where it is written.

use super::{forms::PageForm, gaps::gaps};
use crate::{
    base::{
        markdown::SafeHtml,
        words::{counted, excerpt},
    },
    blog::posts::Piece,
    team::site::{DeskLayout, JustDone, Layout},
    web::FormErrors,
};
use askama::Template;

/// A page as readers see it.
#[derive(Template)]
#[template(path = "blog/pages/page.html")]
pub struct FixedPage {
    pub layout: Layout,
    pub title: String,
    pub body: SafeHtml,
    /// Nobody has saved this yet.
    pub preview: bool,
}

/// The pages on the desk.
#[derive(Template)]
#[template(path = "blog/pages/list.html")]
pub struct ListPage {
    pub layout: DeskLayout,
    /// Those that every blog has.
    pub required: Vec<Row>,
    /// Those that the team has added.
    pub added: Vec<Row>,
    /// Whether the settings name nobody whom these pages can tell readers to contact.
    pub no_contact: bool,
    pub administrator: bool,
}

/// A page in the list.
pub struct Row {
    pub title: String,
    pub href: String,
    pub address: String,
    pub state: State,
    /// What is to be done; empty if nothing is.
    pub to_do: String,
}

/// How a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Readers see the words that came with the program.
    Shipped,
    /// Readers see the last wording.
    Published,
    /// Readers see an earlier wording.
    Changed,
    /// Readers are told that it is being prepared.
    Prepared,
    /// Readers find nothing there.
    Hidden,
}

impl State {
    /// The class of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Published => "fc-tag--published",
            Self::Prepared | Self::Changed => "fc-tag--waiting",
            Self::Shipped | Self::Hidden => "fc-tag--quiet",
        }
    }

    /// As its tag says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Shipped => "Standard wording",
            Self::Published => "Published",
            Self::Changed => "Unpublished changes",
            Self::Prepared => "Being prepared",
            Self::Hidden => "Not published",
        }
    }

    /// Whether readers find something at its address.
    pub fn is_open(self) -> bool {
        self != Self::Hidden
    }

    /// What readers see now.
    pub fn readers_see(self) -> &'static str {
        match self {
            Self::Shipped => "Readers see the wording that comes with the program.",
            Self::Published => "Readers see this version.",
            Self::Changed => "Readers see an earlier version until you publish this one.",
            Self::Prepared => {
                "Readers see that the page is being prepared, and how to contact you."
            }
            Self::Hidden => "Readers cannot see this page.",
        }
    }
}

/// One page to be worded, or a new one.
#[derive(Template)]
#[template(path = "blog/pages/editor.html")]
pub struct EditorPage {
    pub layout: DeskLayout,
    pub heading: String,
    pub errors: FormErrors,
    pub form: PageForm,
    /// What is still to be completed.
    pub gaps: Vec<String>,
    /// What is there already; nothing for a new one.
    pub head: Option<Head>,
}

/// A page that is there already.
pub struct Head {
    pub name: String,
    pub address: String,
    pub state: State,
    pub may_take_down: bool,
    /// The number of the earlier wording that the form begins with; 0 if it begins with the last.
    pub from: i64,
    pub versions: Vec<VersionRow>,
}

/// A wording in the history of a page.
pub struct VersionRow {
    pub number: i64,
    pub who: String,
    pub when: String,
    pub shown: bool,
}

impl VersionRow {
    /// `Ana Field, 10am on 9 March 2026`.
    pub fn second(&self) -> String {
        match self.when.as_str() {
            "" => self.who.clone(),
            when => format!("{}, {when}", self.who),
        }
    }
}

impl EditorPage {
    /// The editor for `form`.
    pub fn new(
        layout: DeskLayout,
        heading: String,
        errors: FormErrors,
        form: PageForm,
        head: Option<Head>,
    ) -> Self {
        Self {
            layout: layout.with_errors(&errors),
            gaps: gaps(&form.body).iter().map(|gap| in_short(gap)).collect(),
            heading,
            errors,
            form,
            head,
        }
    }

    /// `8 parts to complete`.
    pub fn to_complete(&self) -> String {
        parts_to_complete(self.gaps.len())
    }
}

/// The beginning of what is to be written, as the item of a list.
fn in_short(gap: &str) -> String {
    let mut letters = gap.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
    excerpt(&(first + letters.as_str()), 70)
}

/// `8 parts to complete`; empty if there are none.
pub fn parts_to_complete(number: usize) -> String {
    match number {
        0 => String::new(),
        some => format!("{} to complete", counted(u64::try_from(some).unwrap_or(u64::MAX), "part")),
    }
}

/// An earlier wording.
#[derive(Template)]
#[template(path = "blog/pages/version.html")]
pub struct VersionPage {
    pub layout: DeskLayout,
    pub heading: String,
    pub name: String,
    pub version: VersionRow,
    pub now: bool,
    pub title: String,
    pub body: SafeHtml,
    /// `8 parts to complete`; empty if there are none.
    pub to_complete: String,
}

/// Two people worded the same page at once.
#[derive(Template)]
#[template(path = "blog/pages/conflict.html")]
pub struct ConflictPage {
    pub layout: DeskLayout,
    pub name: String,
    pub by: String,
    pub at: String,
    /// Their title, where it is another.
    pub their_title: Option<String>,
    pub theirs: Vec<Piece>,
    pub yours: Vec<Piece>,
    pub form: PageForm,
    pub errors: FormErrors,
}

/// Asks whether a page is to be taken down.
#[derive(Template)]
#[template(path = "blog/pages/removal.html")]
pub struct RemovalPage {
    pub layout: DeskLayout,
    pub name: String,
    pub title: String,
    pub address: String,
}

/// Why a new page was not added.
pub fn taken(name: &str) -> String {
    format!("There is a page at /{name}/ already. Enter another name for the web address")
}

/// Why a page was not published.
pub fn why_unfinished(parts: usize) -> String {
    let parts = parts_to_complete(parts);
    format!("This page has {parts}. Save it as a draft, or complete it and then publish it")
}

/// What was just done to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Saved,
    Published,
    TakenDown,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Saved, "saved", "Draft saved. Readers cannot see it yet."),
        (Self::Published, "published", "Page published. Readers can see it now."),
        (Self::TakenDown, "down", "Page taken down. You can still edit it and publish it again."),
    ];
}
