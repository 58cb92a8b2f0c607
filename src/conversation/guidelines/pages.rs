//! What the pages about guidelines show.

use super::{
    actions::{ChangeOutcome, MOST},
    forms::GuidelineForm,
};
use crate::{
    base::markdown::SafeHtml,
    team::site::{DeskLayout, JustDone, Layout},
    web::FormErrors,
};
use askama::Template;

/// The page of comment rules.
#[derive(Template)]
#[template(path = "conversation/guidelines/rules.html")]
pub struct RulesPage {
    pub layout: Layout,
    pub promise: String,
    /// How long half of all comments wait, if the team shows it.
    pub median: Option<String>,
    /// Whether readers may see the yearly figures.
    pub figures: bool,
    pub rules: Vec<Rule>,
    /// No longer in force, and named by decisions.
    pub earlier: Vec<Rule>,
}

/// A guideline as readers see it.
pub struct Rule {
    pub slug: String,
    pub title: String,
    pub html: SafeHtml,
}

/// The guidelines on the desk.
#[derive(Template)]
#[template(path = "conversation/guidelines/list.html")]
pub struct ListPage {
    pub layout: DeskLayout,
    pub in_force: Vec<Row>,
    pub retired: Vec<Row>,
    /// How many stand beside the comment form.
    pub beside: usize,
    /// Why no more can be added; empty while they can.
    pub full: bool,
}

/// A guideline in the list.
pub struct Row {
    pub id: i64,
    pub title: String,
    pub short: String,
    pub fault: String,
    pub beside: bool,
    /// Where it stands; the first is 1.
    pub place: usize,
    pub first: bool,
    pub last: bool,
    /// When it was retired.
    pub retired: String,
}

/// One guideline to be worded, or a new one.
#[derive(Template)]
#[template(path = "conversation/guidelines/edit.html")]
pub struct EditPage {
    pub layout: DeskLayout,
    pub heading: String,
    pub errors: FormErrors,
    pub form: GuidelineForm,
    /// What is there already; nothing for a new one.
    pub kept: Option<PastWordingView>,
}

/// A guideline that is there already.
pub struct PastWordingView {
    pub id: i64,
    pub slug: String,
    pub in_force: bool,
    pub retired: String,
    pub last_in_force: bool,
    pub in_use: bool,
    pub history: Vec<Earlier>,
}

/// A wording in the history of a guideline.
pub struct Earlier {
    pub version: i64,
    pub now: bool,
    pub who: String,
    pub when: String,
    pub title: String,
    pub short: String,
    pub fault: String,
    pub body: String,
    pub refusal: String,
}

/// Two people worded the same guideline at once.
#[derive(Template)]
#[template(path = "conversation/guidelines/conflict.html")]
pub struct ConflictPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub by: String,
    pub at: String,
    pub fields: Vec<Differs>,
    pub errors: FormErrors,
    pub form: GuidelineForm,
}

/// A field in which two wordings differ.
pub struct Differs {
    pub name: &'static str,
    pub yours: String,
    pub theirs: String,
}

/// Asks whether a guideline is to be deleted.
#[derive(Template)]
#[template(path = "conversation/guidelines/deletion.html")]
pub struct DeletionPage {
    pub layout: DeskLayout,
    pub id: i64,
    pub title: String,
    pub refused: String,
}

/// Why no more guidelines can be added.
pub fn too_many() -> String {
    format!("There are {MOST} guidelines, which is as many as there can be")
}

/// Why a guideline cannot be retired.
pub const LAST_TO_RETIRE: &str =
    "This is the last guideline in force. Add another before you retire it.";

/// Why a guideline cannot be deleted; nothing if it can.
pub fn in_the_way(changed: &ChangeOutcome) -> &'static str {
    match changed {
        ChangeOutcome::InUse => {
            "Decisions or reports use this guideline, so you cannot delete it. You can retire it."
        }
        ChangeOutcome::LastInForce => {
            "This is the last guideline in force. Add another before you delete it."
        }
        _ => "",
    }
}

/// What was just done to the guidelines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    Added,
    Saved,
    Retired,
    BroughtBack,
    Deleted,
}

impl JustDone for Done {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Added, "added", "Guideline added."),
        (Self::Saved, "saved", "Guideline saved."),
        (Self::Retired, "retired", "Guideline retired. Moderators can no longer choose it."),
        (Self::BroughtBack, "back", "Guideline brought back. It is now last in the list."),
        (Self::Deleted, "deleted", "Guideline deleted."),
    ];
}
