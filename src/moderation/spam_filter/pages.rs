//! What the page about the filter shows.

use crate::team::site::DeskLayout;
use askama::Template;

/// The filter: what it has learnt, how right it is, on or off.
#[derive(Template)]
#[template(path = "moderation/spam_filter/filter.html")]
pub struct FilterPage {
    pub layout: DeskLayout,
    pub on: bool,
    pub state: String,
    pub learnt: String,
    pub measured: Option<Measured>,
    pub tables: Vec<Words>,
}

/// The last measurement.
pub struct Measured {
    pub when: String,
    pub sentences: Vec<String>,
}

/// The words that lean to one side.
pub struct Words {
    pub caption: &'static str,
    pub rows: Vec<Row>,
}

/// A word and where it stood.
pub struct Row {
    pub words: String,
    pub spam: i64,
    pub published: i64,
}
