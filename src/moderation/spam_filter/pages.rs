//! What the page about the filter shows.

use super::{Counts, ENOUGH};
use crate::{base::words::counted, team::site::DeskLayout, web::DoneCode};
use askama::Template;

/// What was just done, as the address says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    SwitchedOn,
    SwitchedOff,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[Self::SwitchedOn, Self::SwitchedOff];

    fn code(self) -> &'static str {
        match self {
            Self::SwitchedOn => "on",
            Self::SwitchedOff => "off",
        }
    }
}

impl Done {
    pub fn told(self) -> &'static str {
        match self {
            Self::SwitchedOn => "Spam filter turned on.",
            Self::SwitchedOff => "Spam filter turned off.",
        }
    }
}

/// The filter: what it has learnt, how right it is, on or off.
#[derive(Template)]
#[template(path = "moderation/spam_filter/filter.html")]
pub struct FilterPage {
    pub layout: DeskLayout,
    pub on: bool,
    pub state: String,
    pub learnt: String,
    pub measured: Option<MeasurementView>,
    pub tables: Vec<Words>,
}

/// The last measurement.
pub struct MeasurementView {
    /// Whether there were enough comments; if not, `sentences` say why.
    pub enough: bool,
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

/// What it has learnt from.
pub fn learnt(totals: Counts) -> String {
    let of = |count: i64, one: &str, more: &str| match count {
        1 => format!("1 comment {one}"),
        count => format!("{count} comments {more}"),
    };
    format!(
        "It has learnt from {} and {}.",
        of(totals.published, "you published", "you published"),
        of(totals.spam, "you marked as spam", "you marked as spam")
    )
}

/// What it does, or what it needs before it can.
pub fn in_words(on: bool, totals: Counts) -> String {
    let missing = |count: i64| (ENOUGH - count).max(0);
    match (on, missing(totals.published), missing(totals.spam)) {
        (false, _, _) => "It is off. It still learns, but does not mark comments.".to_owned(),
        (true, 0, 0) => {
            "It marks new comments that look like spam, and shows the words that made it think so."
                .to_owned()
        }
        (true, published, spam) => {
            let mut needs = Vec::new();
            for (count, what) in [(published, "published"), (spam, "spam")] {
                if count > 0 {
                    needs.push(counted(count, &format!("more {what} comment")));
                }
            }
            format!("Not active yet. It needs {} to learn from.", needs.join(" and "))
        }
    }
}
