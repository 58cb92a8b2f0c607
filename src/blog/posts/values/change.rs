//! What readers are told of a change, and why something was withdrawn or closed.

use super::PostAddress;
use crate::{
    base::{
        clock::Moment,
        ids::{ChangeNoteId, CommentId, PostId},
    },
    web::TextRule,
};

const NOTE: TextRule = TextRule {
    subject: "What changed",
    empty: "Enter a note for readers about what changed",
    most: 500,
    lines: false,
};
const WITHDRAWN: TextRule =
    TextRule { subject: "Reason", empty: "Enter the reason, for readers", most: 1000, lines: true };
const SENT_BACK: TextRule = TextRule { subject: "Note", empty: "", most: 1000, lines: true };
const CLOSED: TextRule = TextRule { subject: "Reason", empty: "", most: 500, lines: false };

/// How a published post is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// A small correction: no note, no new date.
    Correction,
    /// A change that readers are told of, in these words.
    Noted(String),
}

impl Change {
    /// A change with a note.
    pub fn noted(note: &str) -> Result<Self, String> {
        NOTE.take(note).map(Self::Noted)
    }
}

/// A change of a post, as readers were told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeNote {
    /// Its key.
    pub id: ChangeNoteId,
    /// The post.
    pub post: PostId,
    /// What was changed.
    pub words: String,
    /// When that was published.
    pub at: Moment,
}

impl ChangeNote {
    /// Where the post at `address` says it.
    pub fn path(address: &PostAddress, id: ChangeNoteId) -> String {
        format!("{address}#change-{id}")
    }
}

/// A comment that led to a change of its post, as the change names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditedComment {
    /// The change.
    pub note: ChangeNoteId,
    /// Who wrote the comment.
    pub name: String,
    /// Where readers find it.
    pub href: String,
    /// Its key, which tells two of one name apart.
    pub id: CommentId,
}

/// A reason in the team's words, for readers or, of a post that is sent back, for its author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason(String);

impl Reason {
    /// Why a post is withdrawn; it cannot be left out.
    pub fn of_withdrawal(text: &str) -> Result<Self, String> {
        WITHDRAWN.take(text).map(Self)
    }

    /// Why a post takes no more comments; it may be left out.
    pub fn of_closing(text: &str) -> Result<Self, String> {
        CLOSED.take(text).map(Self)
    }

    /// What the author of a post is told that is sent back; it may be left out.
    pub fn of_sending_back(text: &str) -> Result<Self, String> {
        SENT_BACK.take(text).map(Self)
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
