//! What the pages show of replies after they were sent off: one's own, and those that wait for a second
//! person.

use crate::{base::markdown::SafeHtml, team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// What is said of a reply that its writer took back.
pub const TAKEN_BACK: &str = "You took this reply back. Readers no longer see it.";

/// One's own reply, to be taken back or corrected.
#[derive(Template)]
#[template(path = "moderation/answers/own_reply.html")]
pub struct OwnReplyPage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub id: i64,
    pub heading: String,
    /// The comment that it answers, if that still has words: its writer and what it says.
    pub answered: Option<(String, SafeHtml)>,
    /// The page of its answer.
    pub answer: String,
    pub html: SafeHtml,
    /// Where it is and since when.
    pub facts: Vec<String>,
    /// Where readers find it; empty if they do not.
    pub public_path: String,
    /// Until when it can be taken back; empty if it no longer can.
    pub take_back_until: String,
    /// Whether it can be corrected.
    pub can_correct: bool,
    /// Whether someone else looks at corrections.
    pub second_look: bool,
    /// A correction that waits or was sent back.
    pub look: Option<LookView>,
    pub text: String,
    pub version: i64,
}

/// A reply or a correction that a second person is to look at, or has sent back.
#[derive(Template)]
#[template(path = "moderation/answers/look.html")]
pub struct LookView {
    pub id: i64,
    pub csrf: String,
    pub heading: String,
    pub html: SafeHtml,
    pub own: bool,
    /// Who sent it back, and what they said.
    pub returned: Option<(String, String)>,
    /// Before the id of the field, where the page has several.
    pub before: String,
    pub note: String,
    pub errors: FormErrors,
}

impl askama::filters::HtmlSafe for LookView {}
