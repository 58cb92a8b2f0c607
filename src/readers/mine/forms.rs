//! What the owner of an address may send.

use serde::Deserialize;

/// One comment, or everything; or that mail may come again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct StopForm {
    /// Filled: all mail.
    pub all: String,
    /// Filled: mail may come again.
    pub start: String,
}

/// The wish for a link to one's comments.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct AskForm {
    pub email: String,
}
