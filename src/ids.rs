//! Typed keys: a post's number cannot be handed over where a comment's is wanted.

use sea_orm::DeriveValueType;
use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            Serialize, Deserialize, DeriveValueType,
        )]
        #[sea_orm(try_from_u64)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// The key of a person of the team.
    PersonId,
    /// The key of a signed-in session.
    SessionId,
    /// The key of a post.
    PostId,
    /// The key of one wording of a post.
    RevisionId,
    /// The key of a topic.
    TopicId,
    /// The key of a comment; it is public, as the anchor `#comment-ID`.
    CommentId,
    /// The key of somebody who comments, known by the hash of a mail address.
    CommenterId,
    /// The key of a participation guideline.
    GuidelineId,
    /// The key of a moderator's decision.
    DecisionId,
    /// The key of a rule of screening.
    ScreeningRuleId,
    /// The key of a piece of queued work.
    JobId,
}
