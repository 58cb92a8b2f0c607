//! What the pages of the figures show.

use super::values::Figures;
use crate::{
    moderation::due_times::DayView,
    team::{
        promise::{self, in_words},
        site::{DeskLayout, Layout},
    },
};
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

/// How the promise is kept.
#[derive(Template)]
#[template(path = "moderation/figures/promise.html")]
pub struct PromisePage {
    pub layout: DeskLayout,
    pub promise: String,
    pub week: String,
    /// The last 30 days in a sentence.
    pub lately: String,
    pub periods: Vec<Period>,
    /// The next days on which nobody works.
    pub days: Vec<DayView>,
    /// Whether this person may change all this.
    pub may_change: bool,
    /// Whether readers see the median.
    pub shown: bool,
}

/// The figures of a time.
pub struct Period {
    pub name: &'static str,
    pub count: String,
    pub median: String,
    pub in_time: String,
}

/// In the last 30 days, in a sentence.
pub fn lately(found: &promise::Figures) -> String {
    match (found.count, found.median) {
        (0, _) | (_, None) => "No comments were read in the last 30 days.".to_owned(),
        (1, Some(median)) => {
            format!("In the last 30 days, we read 1 comment. It took {}.", in_words(median))
        }
        (count, Some(median)) => format!(
            "In the last 30 days, we read {count} comments: half of them within {}, and {} on time.",
            in_words(median),
            match found.in_time {
                all if all == count => "all".to_owned(),
                0 => "none".to_owned(),
                some => some.to_string(),
            }
        ),
    }
}
