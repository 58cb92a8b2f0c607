//! What was just done about a comment, as the address of its page says it. Several rooms lead there.

use crate::web::DoneCode;

/// What was just done about a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// A decision is undone.
    Undone,
    /// The team's reply is published.
    Replied,
    /// A second person is to look at the team's reply.
    ReplyWaits,
    /// What follows the decision is chosen.
    Chosen,
    /// That choice is taken back.
    CalledOff,
    /// Words are removed.
    Redacted,
    /// It is published without the words that were marked.
    PublishedRedacted,
    /// Removed words are put back.
    PutBack,
    /// It was reported, and is left as it is.
    Kept,
}

impl DoneCode for Done {
    const ALL: &'static [Self] = &[
        Self::Undone,
        Self::Replied,
        Self::ReplyWaits,
        Self::Chosen,
        Self::CalledOff,
        Self::Redacted,
        Self::PublishedRedacted,
        Self::PutBack,
        Self::Kept,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Undone => "undone",
            Self::Replied => "replied",
            Self::ReplyWaits => "reply-waits",
            Self::Chosen => "chosen",
            Self::CalledOff => "off",
            Self::Redacted => "redacted",
            Self::PublishedRedacted => "published-redacted",
            Self::PutBack => "put-back",
            Self::Kept => "kept",
        }
    }
}
