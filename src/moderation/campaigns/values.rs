//! What is to become of a campaign.

use crate::{base::ids::CommentId, moderation::decisions::Reason};

/// The most comments that are decided in one go.
pub const TOGETHER: u64 = 100;

/// What is to become of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Publish all.
    PublishAll,
    /// Publish one, and refuse the others as the same comment sent twice.
    PublishOne(CommentId),
    /// Refuse all, for a reason and with a note that may be empty.
    RefuseAll(Reason, String),
    /// All of it is spam.
    SpamAll,
}
