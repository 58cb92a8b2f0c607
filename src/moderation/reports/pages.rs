//! What the pages about reports show.

use super::forms::ReportForm;
use crate::{base::markdown::SafeHtml, team::site::Layout, web::FormErrors};
use askama::Template;

/// The page on which a reader reports a comment.
#[derive(Template)]
#[template(path = "moderation/reports/report.html")]
pub struct ReportPage {
    pub layout: Layout,
    pub errors: FormErrors,
    pub action: String,
    pub back: String,
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
    pub back: String,
    pub post_title: String,
}

/// What a card says of the reports about its comment.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/reports/part.html")]
pub struct ReportsPart {
    pub id: i64,
    pub version: i64,
    pub author: String,
    pub csrf: String,
    /// How many nobody has looked at, in words; empty if there are none.
    pub open: String,
    /// Whether a moderator left it as it is before.
    pub again: bool,
    pub reports: Vec<ReportView>,
    /// How many there are besides.
    pub more: usize,
    /// Where a keep leads back to.
    pub own_page: bool,
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
