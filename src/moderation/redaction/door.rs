//! What this room does for others.

use super::{RedactionReason, store};
use crate::base::{clock::Moment, database::Connection, error::Result, ids::CommentId};
use std::collections::BTreeMap;

/// A redaction as everybody may know of it: never by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: RedactionReason,
    /// Why, in the moderator's words; for the writer alone.
    pub words: String,
}

impl Note {
    /// What everybody reads below the comment: `A moderator removed personal information on 9 March 2026`.
    pub fn in_public(&self) -> String {
        format!("{} on {}", self.reason.in_public(), crate::base::clock::london::day(self.at))
    }

    /// What the writer is told.
    pub fn to_writer(&self) -> String {
        let day = crate::base::clock::london::day(self.at);
        let told = format!("On {day}: {}", self.reason.to_writer());
        if self.words.is_empty() { told } else { format!("{told} They write: {}", self.words) }
    }
}

/// The redactions of these comments that stand, the oldest first.
pub async fn notes(
    database: &Connection,
    ids: &[CommentId],
) -> Result<BTreeMap<CommentId, Vec<Note>>> {
    let mut notes: BTreeMap<CommentId, Vec<Note>> = BTreeMap::new();
    for redaction in store::standing_of(database, ids).await?.into_iter().rev() {
        notes.entry(redaction.comment).or_default().push(Note {
            at: redaction.at,
            reason: redaction.reason,
            words: redaction.words,
        });
    }
    Ok(notes)
}
