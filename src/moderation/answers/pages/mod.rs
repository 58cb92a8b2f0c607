//! What the pages about answers show, and the parts that other rooms put into theirs.

mod lists;
mod replies;
mod shelves;

pub use super::done::Done;
pub use lists::{ListPage, ListWords, ON_POSTS, OWED, OWN_REPLIES, OwedView, Row, Tab};
pub use replies::{LookView, OwnReplyPage, TAKEN_BACK};
pub use shelves::{Item, SavedPage, ShelfDone, ShelfPage, ShelfWords};

use crate::{
    base::markdown::SafeHtml,
    team::site::DeskLayout,
    web::{Choice, FormErrors},
};
use askama::Template;

impl Done {
    pub fn told(self) -> &'static str {
        match self {
            Self::Replied => {
                "Reply published. You can take it back until we send the email about it, and correct it at any \
                 time."
            }
            Self::HandedIn => "Reply saved. It will be published when someone else has checked it.",
            Self::TakenBack => {
                "Reply taken back. Readers no longer see it, and we will not send an email about it."
            }
            Self::Corrected => "Correction published. Readers can see when you made it.",
            Self::Agreed => "Reply published. We will tell the person who wrote it.",
            Self::SentBack => "Reply sent back. We will tell the person who wrote it.",
            Self::Recalled => "Reply taken back. No one will be asked to check it.",
            Self::DraftKept => "Draft saved.",
            Self::DraftPassed => "Draft handed over. We will email your colleague.",
            Self::DraftDeleted => "Draft deleted.",
            Self::Chosen => "Saved.",
            Self::CalledOff => "Cancelled.",
        }
    }
}

/// A saved reply was put into the field.
pub const INSERTED: &str = "We have put the saved reply in the field. It is not sent yet.";
/// Nothing can be answered yet.
pub const NOT_PUBLISHED: &str = "Publish the comment first";
/// The colleague who was chosen cannot answer.
pub const NO_COLLEAGUE: &str = "Select a colleague who can answer";
/// Two people sent the same draft, and the other one was faster.
pub const DRAFT_OVERTAKEN: &str =
    "Someone else has just changed the draft. Go back and send it again.";
/// The saved reply that was chosen is not there.
pub const NO_SAVED_REPLY: &str = "Select a saved reply";
/// The draft is not the one that was seen.
pub const DRAFT_CHANGED: &str = "The draft has changed since you opened it. We have kept your words in the \
    field: copy in what you need and send it again";
/// Which choice is to be taken back is not said.
pub const NOTHING_TO_TAKE_BACK: &str = "Reload the page and choose what to cancel.";

/// What may follow a decision: shown after it, never in its way.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/answers/choices.html")]
pub struct ChoicesView {
    pub(super) id: i64,
    pub(super) author: String,
    pub(super) csrf: String,
    /// Where the page goes on.
    pub(super) return_to: String,
    /// What was chosen already.
    pub(super) chosen: Vec<FollowUpView>,
    /// Whether a reply waits for a second person to look at it.
    pub(super) waits: bool,
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
pub struct FollowUpView {
    pub answer: i64,
    pub words: String,
    pub note: String,
    /// Where the reader of this page, who wrote the reply, can take it back or correct it; else empty.
    pub own_reply: String,
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
    /// Whether someone else looks at it before it is published.
    pub(super) second_look: bool,
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
    /// What a second person is to look at, or has sent back.
    pub looks: Vec<LookView>,
    pub moderates: bool,
    /// Whether this person may say what the comment changed.
    pub credits: bool,
    /// The draft as somebody else left it meanwhile.
    pub theirs: Option<OtherDraft>,
}

/// What somebody else did to the draft.
pub struct OtherDraft {
    pub what: String,
    pub body: String,
}

impl OtherDraft {
    /// What this person made of the draft.
    pub fn changed_by(name: &str, body: String) -> Self {
        Self { what: format!("{name} changed the draft while you were writing"), body }
    }

    /// There is no draft any more.
    pub fn gone() -> Self {
        let what = "Someone published or deleted the draft while you were writing".to_owned();
        Self { what, body: String::new() }
    }
}
