//! A claim and a note.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, NoteId, PersonId},
    },
    web::TextRule,
};
use chrono::TimeDelta;

/// How long somebody is taken to be on a comment.
pub const A_WHILE: TimeDelta = TimeDelta::minutes(10);

/// What a note may be.
pub const NOTE: TextRule =
    TextRule { subject: "Note", empty: "Enter a note", most: 2000, lines: true };

/// Somebody is on a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The comment.
    pub comment: CommentId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub at: Moment,
    /// Until when that is taken to be so.
    pub until: Moment,
}

impl Claim {
    /// Whether it still means something at `now`, for a comment that was last `decided` then.
    pub fn stands(&self, now: Moment, decided: Option<Moment>) -> bool {
        now < self.until && decided.is_none_or(|decided| decided < self.at)
    }
}

/// What somebody of the team noted about a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The key.
    pub id: NoteId,
    /// Who wrote it.
    pub person: PersonId,
    /// What it says; nothing once it was withdrawn.
    pub body: String,
    /// When.
    pub at: Moment,
    /// When it was withdrawn.
    pub withdrawn: Option<Moment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_ends_by_itself_and_with_a_decision() {
        let at: Moment = "2026-03-09T10:00:00Z".parse().expect("a moment");
        let claim = Claim { comment: CommentId(1), person: PersonId(1), at, until: at + A_WHILE };
        assert!(claim.stands(at, None));
        assert!(claim.stands(at, Some(at - A_WHILE)), "decided long ago, and opened again");
        assert!(!claim.stands(at + A_WHILE, None));
        assert!(!claim.stands(at, Some(at)));
    }
}
