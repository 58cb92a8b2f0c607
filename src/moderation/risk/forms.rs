//! What a moderator's browser may send about a mark.

use crate::web::{FormErrors, TextRule};
use serde::Deserialize;

/// What was done, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct HandlingForm {
    pub done: String,
}

/// Why the mark is taken off, as typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct ClearingForm {
    pub reason: String,
}

const DONE: TextRule =
    TextRule { subject: "What was done", empty: "Enter what was done", most: 2000, lines: true };
const REASON: TextRule = TextRule {
    subject: "Reason",
    empty: "Enter why no one is at risk, or why we do not have to keep the comment",
    most: 1000,
    lines: true,
};

impl HandlingForm {
    /// The words, or what is wrong.
    pub fn check(&self) -> Result<String, FormErrors> {
        DONE.take(&self.done).map_err(|message| FormErrors::one("done", message))
    }
}

impl ClearingForm {
    /// The words, or what is wrong.
    pub fn check(&self) -> Result<String, FormErrors> {
        REASON.take(&self.reason).map_err(|message| FormErrors::one("reason", message))
    }
}
