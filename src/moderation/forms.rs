//! What a moderator's browser may send, and how it becomes a ruling.

use super::{Outcome, Reason};
use crate::{
    ids::GuidelineId,
    web::{Checked, FormErrors},
};
use serde::Deserialize;

/// A decision as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// The version of the comment that was seen.
    pub version: i64,
    /// `g12` for a guideline, or the code of an outcome.
    pub guideline: String,
    /// A note to the writer.
    pub note: String,
}

/// A reply by the team.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub reply: String,
}

const NOTE: Checked = Checked { subject: "Note to the writer", empty: "", most: 1000, lines: true };

impl DecideForm {
    /// Reason and note, or what is wrong.
    pub fn check(&self) -> Result<(Reason, String), FormErrors> {
        let mut errors = FormErrors::default();
        let reason = errors.check("guideline", self.reason().ok_or("Select a reason"));
        let note = errors.check("note", NOTE.take(&self.note));
        match (reason, note) {
            (Some(reason), Some(note)) => Ok((reason, note)),
            _ => Err(errors),
        }
    }

    fn reason(&self) -> Option<Reason> {
        if let Ok(outcome) = self.guideline.parse::<Outcome>() {
            return Some(Reason::Outcome(outcome));
        }
        let id = self.guideline.strip_prefix('g')?.parse().ok().filter(|id| *id > 0)?;
        Some(Reason::Guideline(GuidelineId(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(text: &str) -> Option<Reason> {
        DecideForm { guideline: text.to_owned(), ..Default::default() }.reason()
    }

    #[test]
    fn a_reason_is_a_guideline_or_an_outcome() {
        assert_eq!(reason("g12"), Some(Reason::Guideline(GuidelineId(12))));
        assert_eq!(reason("duplicate"), Some(Reason::Outcome(Outcome::Duplicate)));
        for wrong in ["", "g", "g0", "g-1", "12", "g99999999999999999999", "other"] {
            assert_eq!(reason(wrong), None, "{wrong:?}");
        }
    }
}
