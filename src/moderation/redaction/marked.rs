//! The button beside the marks of a waiting comment: publish it with the marked personal details
//! taken out.

use super::{pages::PublishWithout, values::Span};
use crate::{
    conversation::comments::{Comment, CommentStatus, Hold},
    moderation::marks::{MarkKind, is_personal},
};

/// The button for `comment`, if it waits and personal details are marked in it. The places it posts are
/// those of the marks that are shown.
pub fn publish_without(comment: &Comment, holds: &[Hold]) -> Option<PublishWithout> {
    let spans = marked(comment, holds);
    if comment.status != CommentStatus::Waiting || spans.is_empty() {
        return None;
    }
    let mut removed: Vec<String> = spans
        .iter()
        .filter_map(|(start, end)| comment.body.get(*start..*end))
        .map(str::to_owned)
        .collect();
    removed.dedup();
    Some(PublishWithout { spans: spans.iter().map(in_a_field).collect(), removed })
}

/// Where personal details are marked in a comment.
pub fn marked(comment: &Comment, holds: &[Hold]) -> Vec<Span> {
    let mut spans: Vec<Span> = holds
        .iter()
        .filter(|hold| MarkKind::of(hold.cause).is_some_and(is_personal))
        .filter_map(|hold| hold.span)
        .filter(|(start, end)| comment.body.get(*start..*end).is_some())
        .collect();
    spans.sort_unstable();
    spans.dedup();
    spans
}

/// A span as a form posts it: `12-24`.
pub fn in_a_field((start, end): &Span) -> String {
    format!("{start}-{end}")
}

/// The span that a form posted.
pub fn from_a_field(text: &str) -> Option<Span> {
    let (start, end) = text.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}
