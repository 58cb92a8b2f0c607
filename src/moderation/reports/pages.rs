//! What the pages about reports show.

use super::{
    actions::KeepRefused,
    forms::{OTHER, ReportForm},
};
use crate::{
    base::markdown::SafeHtml,
    conversation::guidelines::{self, Guideline},
    team::site::Layout,
    web::FormErrors,
};
use askama::Template;

/// The heading once a report is taken.
pub const THANKS: &str = "Report sent";
/// Why a report is not taken just now.
pub const TOO_MANY: &str = "Many reports have come from your network in the last hour, perhaps from \
    other people in the same building. Your report has not been sent. It is kept below: wait an hour \
    and send it again from this page.";

/// The heading over the form.
pub fn heading(refused: &str) -> &'static str {
    if refused.is_empty() { "Report a comment" } else { "Too many reports at once" }
}

/// Why the reports about a comment are not closed.
pub fn not_kept(refused: KeepRefused) -> &'static str {
    match refused {
        KeepRefused::Changed => {
            "This comment has changed since you opened the page. Nothing was changed. Open it to see \
             what happened."
        }
        KeepRefused::Nothing => "Someone else has already reviewed the reports on this comment.",
    }
}

/// The reasons to choose from: each guideline, and something else.
pub fn reasons(guidelines: Vec<Guideline>, chosen: &str) -> Vec<ReasonView> {
    let rules = guidelines.into_iter().map(|it| (guidelines::form_code(it.id), it.fault));
    let other = std::iter::once((OTHER.to_owned(), "Something else".to_owned()));
    (1..)
        .zip(rules.chain(other))
        .map(|(number, (code, words))| ReasonView {
            // The first has the name of the field, so that the summary of mistakes leads to it.
            id: if number == 1 { "reason".to_owned() } else { format!("reason-{number}") },
            chosen: chosen == code,
            code,
            words,
        })
        .collect()
}

/// The page on which a reader reports a comment.
#[derive(Template)]
#[template(path = "moderation/reports/report.html")]
pub struct ReportPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub action: String,
    pub return_to: String,
    pub post_title: String,
    pub name: String,
    pub html: SafeHtml,
    pub form: ReportForm,
    pub reasons: Vec<ReasonView>,
    /// Why it was not taken just now; empty if it was not sent yet.
    pub refused: String,
}

/// A reason to choose.
pub struct ReasonView {
    pub id: String,
    pub code: String,
    pub words: String,
    pub chosen: bool,
}

/// The report is taken.
#[derive(Template)]
#[template(path = "moderation/reports/thanks.html")]
pub struct ThanksPage {
    pub layout: Layout,
    pub return_to: String,
    pub post_title: String,
}

/// What a card says of the reports about its comment.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/reports/part.html")]
pub struct ReportsPart {
    pub id: i64,
    /// How many nobody has looked at, in words; empty if there are none.
    pub open: String,
    /// Whether a moderator left it as it is before.
    pub again: bool,
    pub reports: Vec<ReportView>,
    /// How many there are besides.
    pub more: usize,
}

impl askama::filters::HtmlSafe for ReportsPart {}

/// One report.
#[derive(Debug, Clone)]
pub struct ReportView {
    pub reason: String,
    pub words: String,
    pub when: String,
    /// What came of it; empty while nobody has looked.
    pub outcome: String,
}
