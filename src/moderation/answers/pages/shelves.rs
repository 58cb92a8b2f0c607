//! What the pages show of what is saved to be used again.

use crate::{
    moderation::answers::{forms::SavedForm, values::Shelf},
    team::site::DeskLayout,
    web::{DoneCode, FormErrors},
};
use askama::Template;

/// What was just done on a shelf, as its address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShelfDone {
    Added,
    Changed,
    Retired,
    Returned,
}

impl DoneCode for ShelfDone {
    const ALL: &'static [Self] = &[Self::Added, Self::Changed, Self::Retired, Self::Returned];

    fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Retired => "retired",
            Self::Returned => "returned",
        }
    }
}

impl ShelfDone {
    pub fn told(self) -> &'static str {
        match self {
            Self::Added => "Saved.",
            Self::Changed => "Changes saved.",
            Self::Retired => "Retired. You can no longer choose it. It stays where it was used.",
            Self::Returned => "Brought back.",
        }
    }
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
                intro: "Teams you can pass a published comment to. We email the comment to them.",
                one: "team",
                add: "Add a team",
                name: (
                    "Name of the team",
                    "What we call them when we tell the writer, for example: the payments team",
                ),
                address: Some(("Email address", "")),
                words: ("What they do (optional)", "Helps your colleagues choose the right one."),
                limit: "300",
                empty: "There are no teams yet. Add the first one below.",
            },
            Shelf::Signpost => Self {
                heading: "Signposts",
                intro: "Where to send people when another team should answer. Choose one when you do not \
                        publish a comment: we tell the person who wrote it.",
                one: "signpost",
                add: "Add a signpost",
                name: ("What people ask", "For example: Where is my payment?"),
                address: Some((
                    "Where they can go",
                    "A web address that starts with https://, or an email address.",
                )),
                words: (
                    "What the writer is told",
                    "One or two sentences. We show the address below them.",
                ),
                limit: "1,000",
                empty: "There are no signposts yet. Add the first one below.",
            },
            Shelf::Reply => Self {
                heading: "Saved replies",
                intro: "Replies you use often. You can change one before you send it.",
                one: "saved reply",
                add: "Add a saved reply",
                name: ("Name", "Only your team sees it."),
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
