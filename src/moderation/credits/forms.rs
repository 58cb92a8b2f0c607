//! The forms: which of the offered ones are ticked, and which were when the page was shown.

use super::values::Ticks;
use crate::base::ids::{ChangeNoteId, CommentId};
use serde::Deserialize;
use std::collections::BTreeSet;

/// What someone ticks. What was ticked before and is no more is taken back; what a colleague has ticked
/// since then is left.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TickForm {
    /// The keys that are ticked.
    pub led: Vec<String>,
    /// The keys that were ticked when the page was shown.
    pub was: Vec<String>,
    /// The change that the page was about, where it was about one.
    pub note: String,
}

impl TickForm {
    /// Whether anything is ticked.
    pub fn says_any(&self) -> bool {
        !self.led.is_empty()
    }

    /// The change that the page was about.
    pub fn note(&self) -> Option<ChangeNoteId> {
        self.note.parse().ok().map(ChangeNoteId)
    }

    /// As changes of a comment.
    pub fn notes(&self) -> Ticks<ChangeNoteId> {
        self.ticks(ChangeNoteId)
    }

    /// As comments on a post.
    pub fn comments(&self) -> Ticks<CommentId> {
        self.ticks(CommentId)
    }

    fn ticks<T: Ord + Copy>(&self, key: fn(i64) -> T) -> Ticks<T> {
        let read = |sent: &[String]| -> BTreeSet<T> {
            sent.iter().filter_map(|sent| sent.parse().ok()).map(key).collect()
        };
        let (led, was) = (read(&self.led), read(&self.was));
        Ticks {
            added: led.difference(&was).copied().collect(),
            removed: was.difference(&led).copied().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_ticked_and_is_no_more_is_taken_back() {
        let keys = |all: &[&str]| all.iter().map(|key| (*key).to_owned()).collect();
        let form =
            TickForm { led: keys(&["1", "3", "x"]), was: keys(&["1", "2"]), ..Default::default() };
        let ticks = form.comments();
        assert_eq!(ticks.added, BTreeSet::from([CommentId(3)]));
        assert_eq!(ticks.removed, BTreeSet::from([CommentId(2)]));
    }
}
