//! What a moderator's browser may send about erasing.

use serde::Deserialize;

/// Whose comments the team erases: by a typed address, or by one of the comments.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct EraseForm {
    pub email: String,
    pub comment: String,
    /// Filled once the page with the number of comments was seen.
    pub sure: String,
}
