//! What the page about erasing shows.

use super::ErasureOutcome;
use crate::{base::ids::CommentId, team::site::DeskLayout, web::FormErrors};
use askama::Template;

/// The comment that was named has nothing that could be erased.
pub const NOT_THERE: &str = "There is nothing to delete in this comment";
/// The address that was typed has no comment.
pub const NO_COMMENT: &str = "There is no comment from this address";

/// What a line of the list was about: one comment, or everything from an address.
pub fn what_was_erased(comment: Option<CommentId>, comments: u64) -> String {
    match (comment, comments) {
        (Some(id), _) => format!("Comment {id}"),
        (None, 1) => "Everything from an address: 1 comment".to_owned(),
        (None, more) => format!("Everything from an address: {more} comments"),
    }
}

/// What was just erased.
pub fn erased_in_words(erased: &ErasureOutcome) -> String {
    let mut words = match erased.done {
        1 => "1 comment deleted.".to_owned(),
        done => format!("{done} comments deleted."),
    };
    if erased.later > 0 {
        words.push_str(&format!(
            " {} kept while someone may be at risk. We will delete what is left once the alert is removed.",
            if erased.later == 1 { "1 is".to_owned() } else { format!("{} are", erased.later) }
        ));
    }
    words
}

/// Erases everything from an address, for somebody who asked the team.
#[derive(Template)]
#[template(path = "moderation/records/erasure.html")]
pub struct ErasurePage {
    pub layout: DeskLayout,
    pub errors: FormErrors,
    pub email: String,
    /// What is about to be erased: how many comments, and the fields that name them.
    pub sure: Option<ConfirmErasure>,
    pub done: Vec<Done>,
}

/// What is about to be erased.
pub struct ConfirmErasure {
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
