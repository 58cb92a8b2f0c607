//! What a moderator's browser may send, and how it becomes a ruling.

use super::several::{self, TOGETHER};
use crate::{
    base::ids::SavedId,
    conversation::comments::Action,
    moderation::decisions::{PlainReason, Reason, Ruling, SeenComment},
    web::{FormErrors, TextRule},
};
use serde::Deserialize;

/// A decision as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct DecideForm {
    /// The version of the comment that was seen.
    pub version: i64,
    /// `g12` for a guideline, `s3` for a signpost, or the code of an outcome.
    pub guideline: String,
    /// A note to the writer.
    pub note: String,
    /// The signpost beside the outcome that another team should answer; may be empty.
    pub signpost: String,
    /// The place in the queue it was sent from.
    #[serde(rename = "back")]
    pub return_to: String,
    /// Where in its list the comment stood.
    pub spot: String,
}

/// A decision about several comments as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SeveralForm {
    /// What is to be done with them.
    pub act: String,
    /// Each as `12.3`: key and version.
    pub chosen: Vec<String>,
    /// `g12` for a guideline, or the code of an outcome.
    pub guideline: String,
    /// A note to each writer.
    pub note: String,
    /// Whether the last look has been had.
    pub confirmed: bool,
    /// The place in the queue it was sent from.
    #[serde(rename = "back")]
    pub return_to: String,
}

impl SeveralForm {
    /// What was ticked and what is to be done with it, or what is wrong.
    pub fn check(&self) -> Result<(Vec<SeenComment>, Action), FormErrors> {
        let ticked = self.ticked()?;
        let action = several::action(&self.act)
            .ok_or_else(|| FormErrors::one("chosen", "Select what to do with the comments"))?;
        Ok((ticked, action))
    }

    /// The comments that were ticked, each once.
    fn ticked(&self) -> Result<Vec<SeenComment>, FormErrors> {
        let mut ticked: Vec<SeenComment> =
            self.chosen.iter().filter_map(|text| several::ticked(text)).collect();
        let mut seen = std::collections::BTreeSet::new();
        ticked.retain(|(id, _)| seen.insert(*id));
        match ticked.len() {
            0 => Err(FormErrors::one("chosen", "Select at least one comment")),
            1..=TOGETHER => Ok(ticked),
            _ => Err(FormErrors::one("chosen", format!("Select {TOGETHER} comments or fewer"))),
        }
    }

    /// What this action asks for, or what is wrong with it; nothing while the last look has not been had.
    pub fn ruling(&self, action: Action) -> Option<Result<Ruling, FormErrors>> {
        match action {
            Action::Refuse | Action::Remove | Action::Spam if !self.confirmed => None,
            Action::Refuse => Some(self.for_a_reason(Ruling::Refuse)),
            Action::Remove => Some(self.for_a_reason(Ruling::Remove)),
            Action::Spam => Some(Ok(Ruling::Spam)),
            Action::Publish => Some(Ok(Ruling::Publish)),
            Action::Restore | Action::Withdraw => Some(Ok(Ruling::Restore)),
        }
    }

    fn for_a_reason(&self, ruling: fn(Reason, String) -> Ruling) -> Result<Ruling, FormErrors> {
        let as_of_one = DecideForm {
            guideline: self.guideline.clone(),
            note: self.note.clone(),
            ..DecideForm::default()
        };
        as_of_one.check().map(|(reason, note)| ruling(reason, note))
    }
}

/// A press of a button from which the way leads back to the queue.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct BackForm {
    #[serde(rename = "back")]
    pub return_to: String,
}

/// A private note as sent.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub team_note: String,
    #[serde(rename = "back")]
    pub return_to: String,
}

/// A reply by the team.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ReplyForm {
    pub reply: String,
    /// The version of the draft that was seen; 0 if there was none.
    pub draft_version: i64,
}

const NOTE: TextRule =
    TextRule { subject: "Note to the writer", empty: "", most: 1000, lines: true };

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

    /// The reason that was chosen.
    pub fn reason(&self) -> Option<Reason> {
        let reason = self.guideline.parse().ok()?;
        let signpost = self.signpost.parse().ok().filter(|id| *id > 0).map(SavedId);
        Some(match (reason, signpost) {
            (Reason::Plain(PlainReason::BelongsElsewhere), Some(id)) => Reason::Signpost(id),
            _ => reason,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::ids::GuidelineId;

    fn reason(text: &str) -> Option<Reason> {
        DecideForm { guideline: text.to_owned(), ..Default::default() }.reason()
    }

    #[test]
    fn every_reason_reads_as_it_is_written() {
        for code in ["g12", "s3", "belongs_elsewhere"] {
            assert_eq!(reason(code).map(Reason::code).as_deref(), Some(code));
        }
    }

    #[test]
    fn a_reason_is_a_guideline_or_an_outcome() {
        assert_eq!(reason("g12"), Some(Reason::Guideline(GuidelineId(12))));
        assert_eq!(reason("duplicate"), Some(Reason::Plain(PlainReason::Duplicate)));
        assert_eq!(reason("s3"), Some(Reason::Signpost(SavedId(3))));
        for wrong in ["", "g", "g0", "g-1", "12", "g99999999999999999999", "s0", "s", "other"] {
            assert_eq!(reason(wrong), None, "{wrong:?}");
        }
    }
}
