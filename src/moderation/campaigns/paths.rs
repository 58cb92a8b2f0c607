//! Addresses of campaigns.

use crate::{base::ids::CommentId, moderation::place::paths::QUEUE};

/// The waiting comments with the text of this digest.
pub fn campaign(digest: &str) -> String {
    format!("{QUEUE}campaigns/{digest}")
}

/// The page of those after this one.
pub fn campaign_after(digest: &str, last: CommentId) -> String {
    format!("{}?after={last}", campaign(digest))
}
