//! What the page about erasing shows.

use crate::{team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// Erases everything from an address, for somebody who asked the team.
#[derive(Template)]
#[template(path = "moderation/records/erasure.html")]
pub struct ErasurePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub email: String,
    /// What is about to be erased: how many comments, and the fields that name them.
    pub sure: Option<Sure>,
    pub done: Vec<Done>,
}

/// What is about to be erased.
pub struct Sure {
    /// Whether it is one comment that was sent without an address.
    pub alone: bool,
    pub count: u64,
    pub email: String,
    pub comment: String,
}

/// A line of the list of erasures.
pub struct Done {
    pub when: String,
    pub what: String,
    pub who: String,
    pub hash: String,
}
