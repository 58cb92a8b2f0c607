//! What the pages of the figures show.

use super::values::Figures;
use crate::team::site::{DeskLayout, Layout};
use askama::Template;

/// The table of one year, the same at the desk and in public.
#[derive(Debug, Clone, Template)]
#[template(path = "moderation/figures/table.html")]
pub struct TableView {
    pub figures: Figures,
    /// The time until a comment is decided, in words; empty if none was.
    pub median: String,
}

impl askama::filters::HtmlSafe for TableView {}

/// A year to choose.
pub struct YearView {
    pub year: i32,
    pub href: String,
    pub here: bool,
}

/// The figures at the desk.
#[derive(Template)]
#[template(path = "moderation/figures/desk.html")]
pub struct DeskPage {
    pub layout: DeskLayout,
    pub years: Vec<YearView>,
    pub table: TableView,
    pub sheet: String,
    /// Whether readers see them too.
    pub public: bool,
}

/// The figures for readers.
#[derive(Template)]
#[template(path = "moderation/figures/public.html")]
pub struct PublicPage {
    pub layout: Layout,
    pub years: Vec<YearView>,
    pub table: TableView,
}
