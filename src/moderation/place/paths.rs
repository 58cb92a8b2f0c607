//! Addresses that several rooms lead to: the queue, and the page of one comment.

use super::done::Done;
use crate::{base::ids::CommentId, web::DoneCode};

/// The queue from its top.
pub const QUEUE: &str = "/desk/moderation/";
/// The published comments that readers have reported.
pub const REPORTED: &str = "/desk/moderation/reported";
/// What forms on that page say of the place they were sent from.
pub const FROM_REPORTED: &str = "tab=reported";
/// The rules of the team, the checks of the program, and the filter beside them.
pub const SCREENING: &str = "/desk/moderation/screening";

/// The page of one comment.
pub fn comment(id: CommentId) -> String {
    format!("{QUEUE}comments/{id}")
}

/// The page of one comment, from which the way leads back to a place in the queue.
pub fn comment_from(id: CommentId, return_to: &str) -> String {
    let query = serde_html_form::to_string([("back", return_to)]).unwrap_or_default();
    match return_to {
        "" => comment(id),
        _ => format!("{}?{query}", comment(id)),
    }
}

/// The page of one comment, telling what was just done about it.
pub fn comment_after(id: CommentId, done: Done) -> String {
    done.at(&comment(id))
}
