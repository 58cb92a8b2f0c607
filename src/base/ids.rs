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
    /// The key of a form that is kept while its writer signs in again.
    KeptWordsId,
    /// The key of a post.
    PostId,
    /// The key of one revision of a post.
    RevisionId,
    /// The key of what readers were told of a change of a post.
    ChangeNoteId,
    /// The key of a topic.
    TopicId,
    /// The key of a comment; it is public, as the anchor `#comment-ID`.
    CommentId,
    /// The key of somebody who comments, known by the hash of a mail address.
    CommenterId,
    /// The key of a link to all comments of an address.
    LinkId,
    /// The key of a page that the team writes.
    PageId,
    /// The key of a participation guideline.
    GuidelineId,
    /// The key of a day on which nobody works.
    DayOffId,
    /// The key of a moderator's decision.
    DecisionId,
    /// The key of a rule of screening.
    ScreeningRuleId,
    /// The key of a pause of all comments.
    PauseId,
    /// The key of a link that was mailed to a moderator.
    MailLinkId,
    /// The key of what was chosen for a comment after it was decided.
    AnswerId,
    /// The key of something saved to be used again: a team, a signpost, a reply.
    SavedId,
    /// The key of a reply that a second person is to look at.
    ReviewId,
    /// The key of a mark that someone may be at risk.
    RiskId,
    /// The key of a redaction: words that a moderator took out of a comment.
    RedactionId,
    /// The key of a sealed original.
    SealedId,
    /// The key of a reader's report.
    ReportId,
    /// The key of a note of the team about a comment.
    NoteId,
    /// The key of a piece of queued work.
    JobId,
    /// The key of a mail in the outbox.
    MailId,
}
