//! What is known of a credit.

use crate::{
    base::ids::{ChangeNoteId, CommentId},
    blog::posts::ChangeNote,
};

/// That a comment led to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    pub comment: CommentId,
    pub note: ChangeNoteId,
}

/// A change that a comment led to, as it is said under the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedTo {
    /// What was changed.
    pub note: String,
    /// The day, as `12 July 2026`.
    pub day: String,
    /// Where the change is listed.
    pub href: String,
}

impl LedTo {
    pub(super) fn new(note: &ChangeNote) -> Self {
        Self {
            note: note.words.clone(),
            day: crate::base::clock::london::day(note.at),
            href: super::paths::change(note.id),
        }
    }
}

/// A comment that led to a change, as the change names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedComment {
    /// Who wrote it.
    pub name: String,
    /// Where readers find it.
    pub href: String,
    /// Its key, which tells two of one name apart.
    pub id: CommentId,
}
