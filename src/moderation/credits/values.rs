//! What is known of a credit.

use crate::{
    base::{
        clock::{Moment, london},
        ids::{ChangeNoteId, CommentId, PostId},
    },
    blog::posts::{ChangeNote, CreditedComment, PostAddress},
    conversation::comments,
};
use std::collections::BTreeSet;

/// That a comment led to a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Credit {
    pub comment: CommentId,
    pub note: ChangeNoteId,
}

/// What is to be added and taken back.
pub struct Ticks<T> {
    pub added: BTreeSet<T>,
    pub removed: BTreeSet<T>,
}

/// A credit as readers may know of it, with what is said at both ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditLine {
    /// The comment.
    pub comment: CommentId,
    /// Who wrote it.
    pub name: String,
    /// The change.
    pub note: ChangeNoteId,
    /// The post of both.
    pub post: PostId,
    /// What was changed.
    pub words: String,
    /// When that was published.
    pub at: Moment,
}

impl CreditLine {
    /// As the comment says it, on a post at `address`.
    pub fn led_to(&self, address: &PostAddress) -> LedTo {
        LedTo {
            note: self.words.strip_suffix('.').unwrap_or(&self.words).to_owned(),
            day: london::day(self.at),
            date: london::date_of(self.at).to_string(),
            href: ChangeNote::path(address, self.note),
        }
    }

    /// As the change says it, on a post at `address`.
    pub fn credited(&self, address: &PostAddress) -> CreditedComment {
        CreditedComment {
            note: self.note,
            name: self.name.clone(),
            href: comments::paths::permalink(address, self.comment),
            id: self.comment,
        }
    }
}

/// A change that a comment led to, as it is said under the comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedTo {
    /// What was changed, without a full stop: the day follows.
    pub note: String,
    /// The day, as `12 July 2026`.
    pub day: String,
    /// The same, as `2026-07-12`.
    pub date: String,
    /// Where the post says so.
    pub href: String,
}
