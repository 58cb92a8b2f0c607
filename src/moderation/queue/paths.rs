//! Addresses of the queue's own pages and forms. Those that other rooms lead to are in `place`.

use crate::{
    base::ids::{CommentId, CommenterId, DecisionId, ReportId},
    moderation::place::paths::{QUEUE, REPORTED, comment, comment_from},
};

/// One's own last decisions.
pub const MINE: &str = "/desk/moderation/mine";

/// All decisions.
pub const DECISIONS: &str = "/desk/moderation/decisions";

/// The page of those that were reported after this one.
pub fn reported_after(first: ReportId) -> String {
    format!("{REPORTED}?after={first}")
}

/// All comments of one confirmed address.
pub fn commenter(id: CommenterId) -> String {
    format!("{QUEUE}commenters/{id}")
}

/// The page of those that were sent before this one.
pub fn commenter_before(id: CommenterId, last: CommentId) -> String {
    format!("{}?before={last}", commenter(id))
}

/// The form that undoes this decision about a comment, if it is the last.
pub fn undo(id: CommentId, decision: DecisionId) -> String {
    format!("{}/undo?decision={decision}", comment(id))
}

/// The form that publishes the team's reply to a comment.
pub fn reply(id: CommentId) -> String {
    format!("{}/reply", comment(id))
}

/// What the team says to itself, on the page of a comment.
pub fn teamwork(id: CommentId, return_to: &str) -> String {
    format!("{}#teamwork", comment_from(id, return_to))
}
