//! What a browser may send about a report, and how it becomes values.

use super::values::NewReport;
use crate::{
    base::ids::{CommentId, GuidelineId},
    conversation::guidelines,
    web::{FormErrors, FormKey, TextRule},
};
use serde::Deserialize;

/// A report as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// `g12` for a guideline, or `other`.
    pub reason: String,
    pub words: String,
    pub key: String,
    /// The trap: nobody sees this field, so nobody fills it.
    pub leave_empty: String,
}

/// A moderator leaves a reported comment as it is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct KeepForm {
    pub version: i64,
    /// The list it was sent from; empty for the page of the comment.
    #[serde(rename = "back")]
    pub return_to: String,
}

/// What stands for a reason that is no guideline.
pub const OTHER: &str = "other";

const WORDS: TextRule = TextRule { subject: "What you tell us", empty: "", most: 500, lines: true };

impl ReportForm {
    /// The report, or what is wrong. `offered` are the guidelines in force.
    pub fn check(
        &self,
        comment: CommentId,
        offered: &[GuidelineId],
        key: &FormKey,
        network: &str,
    ) -> Result<NewReport, FormErrors> {
        let mut errors = FormErrors::default();
        let reason = errors.check("reason", self.reason(offered).ok_or("Select a reason"));
        let words = errors.check("words", WORDS.take(&self.words));
        if reason == Some(None) && words.as_ref().is_some_and(String::is_empty) {
            errors.add("words", "Tell us what is wrong with this comment");
        }
        // This form is always made for one reader, so one without its key was made elsewhere. One that
        // filled the trap comes back with its words and an empty trap: a person is not told thanks for
        // what was thrown away.
        if !matches!(key, FormKey::Good(_)) || !self.leave_empty.is_empty() {
            errors.add("reason", "Check what you have written and send it again");
        }
        match (reason, words) {
            (Some(guideline), Some(words)) if errors.is_empty() => {
                Ok(NewReport { comment, guideline, words, network: network.to_owned() })
            }
            _ => Err(errors),
        }
    }

    fn reason(&self, offered: &[GuidelineId]) -> Option<Option<GuidelineId>> {
        if self.reason == OTHER {
            return Some(None);
        }
        guidelines::from_form_code(&self.reason).filter(|id| offered.contains(id)).map(Some)
    }
}
