//! Addresses of the queue's own pages and forms. Those that other rooms lead to are in `place`.

use crate::{
    base::ids::{CommentId, CommenterId, DecisionId, ReportId},
    moderation::place::paths::{QUEUE, REPORTED, comment, comment_from},
    web::Cursor,
};

/// One's own last decisions.
pub const MINE: &str = "/desk/moderation/mine";

/// The published comments that the team is to answer.
pub const TO_ANSWER: &str = "/desk/moderation/answers";

/// The page of those that are due after this one.
pub fn to_answer_after(cursor: Cursor) -> String {
    format!("{TO_ANSWER}?after={cursor}")
}

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

/// Where the reason for a decision against a comment is chosen; the way leads back to a place in the queue.
pub fn refusal_from(id: CommentId, return_to: &str, spot: &str) -> String {
    let mut fields = vec![("back", return_to), ("spot", spot)];
    fields.retain(|(_, value)| !value.is_empty());
    let query = serde_html_form::to_string(fields).unwrap_or_default();
    // The page begins at the comment.
    match query.as_str() {
        "" => format!("{}/refusal#comment-{id}", comment(id)),
        query => format!("{}/refusal?{query}#comment-{id}", comment(id)),
    }
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
