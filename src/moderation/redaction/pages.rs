//! What the pages of redaction show.

use super::forms::{RedactForm, WhyForm};
use crate::{
    base::{markdown::SafeHtml, words::counted},
    conversation::comments::CommentStatus,
    team::site::DeskLayout,
    web::FormErrors,
};
use askama::Template;

/// The marks that were to be removed are not there.
pub const MARKS_GONE: &str =
    "These details are no longer in this comment. Nothing was published or removed.";
/// The original that was to be opened is not there.
pub const DESTROYED: &str =
    "This original was destroyed on its date. There is nothing left to open.";

/// Why no words can be removed from a comment in this state.
pub fn not_redactable(status: CommentStatus) -> String {
    format!(
        "This comment is {}. You can only remove words from a comment that is waiting or published.",
        status.in_words().to_lowercase()
    )
}

/// Why a comment is not published without what is marked in it.
pub fn not_as_seen(status: CommentStatus) -> String {
    format!(
        "This comment has changed since you opened the page: it is now {}. Nothing was published \
         or removed. Open it to see what happened.",
        status.in_words().to_lowercase()
    )
}

/// The heading over the words to choose, or over how the comment will read.
pub fn redact_heading(preview: bool) -> &'static str {
    if preview { "Check before you remove the words" } else { "Remove words from a comment" }
}

/// The page on which words are chosen, looked at as they will read, and removed.
#[derive(Template)]
#[template(path = "moderation/redaction/redact.html")]
pub struct RedactPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub name: String,
    pub post_title: String,
    pub post_path: String,
    pub html: SafeHtml,
    pub form: RedactForm,
    pub ticks: Vec<Tick>,
    pub places: Vec<Tick>,
    pub reasons: Vec<Tick>,
    pub preview: Option<Preview>,
    /// What happened meanwhile; empty if nothing did.
    pub late: String,
    /// When the original is destroyed.
    pub destroyed: String,
}

impl RedactPage {
    /// The same, where nothing was chosen that is in the comment.
    pub fn not_there(mut self) -> Self {
        self.errors = FormErrors::one("span", "Select or enter the words to remove");
        self
    }

    /// The same, where the comment is not as it was seen.
    pub fn late(mut self) -> Self {
        self.late =
            "This comment has changed since you opened the page. Nothing was removed. We have \
                 kept your words: check the comment as it is now, and select again what to remove."
                .to_owned();
        self
    }
}

/// Something to tick.
pub struct Tick {
    pub id: String,
    pub value: String,
    pub words: String,
    pub hint: String,
    pub ticked: bool,
}

/// How the comment will read.
pub struct Preview {
    pub html: SafeHtml,
    pub note: String,
    pub removed: Vec<String>,
}

/// The button that publishes a comment without what is marked in it.
#[derive(Debug, Clone)]
pub struct PublishWithout {
    /// The places, as the form posts them.
    pub spans: Vec<String>,
    /// The words there.
    pub removed: Vec<String>,
}

impl PublishWithout {
    /// What the button says.
    pub fn in_words(&self) -> String {
        format!("Publish without {}", counted(self.removed.len(), "detail"))
    }

    /// Which words those are: `“01632 960123”, “SW1A 2AA”`.
    pub fn what(&self) -> String {
        let quoted: Vec<String> = self.removed.iter().map(|words| format!("“{words}”")).collect();
        quoted.join(", ")
    }
}

/// What the page of one comment says of redaction.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/redaction/part.html")]
pub struct CommentPart {
    pub id: i64,
    pub csrf: String,
    pub can_redact: bool,
    pub redactions: Vec<RedactionView>,
    /// Whether the last one can be undone with one press.
    pub undo: bool,
    /// Whether it can be undone with a reason.
    pub put_back: bool,
}

impl askama::filters::HtmlSafe for CommentPart {}

/// One redaction.
#[derive(Debug, Clone)]
pub struct RedactionView {
    pub what: String,
    pub who: String,
    pub when: String,
    pub words: String,
    pub undone: String,
    /// The sealed original, for those who may ask for it.
    pub sealed: Option<i64>,
    /// What becomes of the original.
    pub original: String,
}

/// Why words are put back, asked again.
#[derive(Template)]
#[template(path = "moderation/redaction/reversal.html")]
pub struct ReversalPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub form: WhyForm,
}

/// The sealed originals.
#[derive(Template)]
#[template(path = "moderation/redaction/seals.html")]
pub struct SealsPage {
    pub layout: DeskLayout,
    pub seals: Vec<SealRow>,
    pub next: Option<String>,
}

/// One of them, from outside.
pub struct SealRow {
    pub id: i64,
    pub comment: i64,
    pub reason: &'static str,
    pub sealed: String,
    pub end: String,
}

/// One sealed original: asked for, and shown once.
#[derive(Template)]
#[template(path = "moderation/redaction/sealed.html")]
pub struct SealedPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub seal: SealRow,
    pub destroyed: bool,
    pub form: WhyForm,
    pub openings: Vec<OpeningView>,
    /// What lies under it, if it was just opened.
    pub original: Option<OriginalView>,
}

/// Who read it.
pub struct OpeningView {
    pub who: String,
    pub when: String,
    pub why: String,
}

/// What was said.
pub struct OriginalView {
    pub body: String,
    pub earlier: Vec<(String, String)>,
}
