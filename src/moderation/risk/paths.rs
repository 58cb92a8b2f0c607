//! Addresses of the mark that someone may be at risk.

use crate::{base::ids::CommentId, moderation::place::paths::comment};

/// The page of a comment and its mark.
pub fn risk(id: CommentId) -> String {
    format!("{}/risk", comment(id))
}
