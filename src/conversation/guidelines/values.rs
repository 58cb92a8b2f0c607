//! A guideline and its wording, checked.

use crate::{
    base::{
        clock::Moment,
        ids::{GuidelineId, PersonId},
        markdown::{self, SafeHtml},
    },
    web::{FormErrors, TextRule},
};

/// A participation guideline: a rule of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guideline {
    /// The key.
    pub id: GuidelineId,
    /// The name that stays when the words change; the anchor on the page of comment rules.
    pub slug: String,
    /// The line beside the comment form.
    pub short: String,
    /// The heading on the page of comment rules.
    pub title: String,
    /// What is wrong with a comment that breaks it: `It is off topic`.
    pub fault: String,
    /// What stands under the heading, in Markdown.
    pub body: String,
    /// What stands under the heading.
    pub html: SafeHtml,
    /// What the writer of a refused comment is told.
    pub refusal: String,
    /// Counts its wordings.
    pub version: i64,
    /// When it went out of force.
    pub retired: Option<Moment>,
}

/// What a guideline says, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuidelineWording {
    /// The line beside the comment form.
    pub short: String,
    /// The heading on the page of comment rules.
    pub title: String,
    /// What is wrong with a comment that breaks it: `It is off topic`.
    pub fault: String,
    /// What stands under the heading, in Markdown.
    pub body: String,
    /// The same, as shown.
    pub html: SafeHtml,
    /// What the writer of a refused comment is told.
    pub refusal: String,
}

/// What a guideline says, as typed.
#[derive(Debug, Clone, Copy)]
pub struct TypedWording<'a> {
    /// The heading on the page of comment rules.
    pub title: &'a str,
    /// The line beside the comment form.
    pub short: &'a str,
    /// What is wrong with a comment that breaks it.
    pub fault: &'a str,
    /// What stands under the heading, in Markdown.
    pub body: &'a str,
    /// What the writer of a refused comment is told.
    pub refusal: &'a str,
}

/// A wording that a guideline has or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastWording {
    /// The guideline.
    pub guideline: GuidelineId,
    /// Which of its wordings.
    pub version: i64,
    /// What it says.
    pub wording: GuidelineWording,
    /// Who worded it so; nobody for what came with the program.
    pub person: Option<PersonId>,
    /// When; unknown for what came with the program.
    pub at: Option<Moment>,
}

const TITLE: TextRule =
    TextRule { subject: "Title", empty: "Enter a title", most: 100, lines: false };
const SHORT: TextRule = TextRule {
    subject: "One-line version",
    empty: "Enter a one-line version",
    most: 60,
    lines: false,
};
const FAULT: TextRule = TextRule {
    subject: "What is wrong with the comment",
    empty: "Enter what is wrong with a comment that breaks this rule",
    most: 140,
    lines: false,
};
const BODY: TextRule =
    TextRule { subject: "Text", empty: "Enter what the guideline says", most: 5000, lines: true };
const REFUSAL: TextRule = TextRule {
    subject: "What the writer is told",
    empty: "Enter what the writer of a comment is told",
    most: 1000,
    lines: true,
};

impl GuidelineWording {
    /// Takes what was typed, or says at which field of the form what is wrong.
    pub fn check(typed: &TypedWording<'_>) -> Result<Self, FormErrors> {
        let mut errors = FormErrors::default();
        let title = errors.check("title", TITLE.take(typed.title));
        let short = errors.check("short", SHORT.take(typed.short));
        let fault = errors.check("fault", FAULT.take(typed.fault));
        let body = errors.check("body", BODY.take(typed.body));
        let html = body.as_ref().and_then(|body| errors.check("body", markdown::post(body)));
        let refusal = errors.check("refusal", REFUSAL.take(typed.refusal));
        match (title, short, fault, body, html, refusal) {
            (Some(title), Some(short), Some(fault), Some(body), Some(html), Some(refusal)) => {
                Ok(Self {
                    title,
                    // Both stand in lists and inside sentences.
                    short: short.trim_end_matches('.').to_owned(),
                    fault: fault.trim_end_matches('.').to_owned(),
                    body,
                    html,
                    refusal,
                })
            }
            _ => Err(errors),
        }
    }

    /// Whether readers see the same words.
    pub fn same_as(&self, guideline: &Guideline) -> bool {
        self.title == guideline.title
            && self.short == guideline.short
            && self.fault == guideline.fault
            && self.body == guideline.body
            && self.refusal == guideline.refusal
    }
}

/// Which way a guideline moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

/// A guideline as a form sends it: `g12`.
pub fn form_code(id: GuidelineId) -> String {
    format!("g{id}")
}

/// The guideline that [`form_code`] wrote; none if it is no such code.
pub fn from_form_code(code: &str) -> Option<GuidelineId> {
    code.strip_prefix('g')?.parse().ok().filter(|id| *id > 0).map(GuidelineId)
}
