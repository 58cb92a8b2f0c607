//! Why words are taken out of a comment, and what stands in their place.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId, RedactionId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// A part of a text from one byte to another.
pub type Span = (usize, usize);

/// Why words are taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RedactionReason {
    /// They were marked as likely personal details, and taken out before the comment appeared.
    #[sea_orm(string_value = "marked")]
    Marked,
    /// Personal details of the writer.
    #[sea_orm(string_value = "writer")]
    Writer,
    /// Personal details of somebody else.
    #[sea_orm(string_value = "somebody_else")]
    SomebodyElse,
    /// They may be unlawful.
    #[sea_orm(string_value = "unlawful")]
    Unlawful,
    /// Somebody has asked by law.
    #[sea_orm(string_value = "legal_request")]
    LegalRequest,
    /// Another reason, in words.
    #[sea_orm(string_value = "other")]
    Other,
}

impl RedactionReason {
    /// Those a moderator chooses from, in the order of the form.
    pub const CHOICES: [Self; 5] =
        [Self::Writer, Self::SomebodyElse, Self::Unlawful, Self::LegalRequest, Self::Other];

    /// As the database and the form spell it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Writer => "writer",
            Self::SomebodyElse => "somebody_else",
            Self::Unlawful => "unlawful",
            Self::LegalRequest => "legal_request",
            Self::Other => "other",
        }
    }

    /// The choice with this code.
    pub fn choice(code: &str) -> Option<Self> {
        Self::CHOICES.into_iter().find(|reason| reason.code() == code)
    }

    /// As the moderator chooses it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Marked => "Personal details that were marked",
            Self::Writer => "Personal details of the writer",
            Self::SomebodyElse => "Personal details of someone else",
            Self::Unlawful => "It may be unlawful",
            Self::LegalRequest => "A legal request",
            Self::Other => "Another reason",
        }
    }

    /// What stands in the place of the words.
    pub fn placeholder(self) -> &'static str {
        match self {
            Self::Marked | Self::Writer | Self::SomebodyElse => {
                "[personal information removed by a moderator]"
            }
            Self::Unlawful => "[words that may be unlawful removed by a moderator]",
            Self::LegalRequest => "[words removed by a moderator after a legal request]",
            Self::Other => "[words removed by a moderator]",
        }
    }

    /// What everybody reads below the comment, before the date.
    pub fn in_public(self) -> &'static str {
        match self {
            Self::Marked | Self::Writer | Self::SomebodyElse => {
                "A moderator removed personal information"
            }
            Self::Unlawful => "A moderator removed words that may be unlawful",
            Self::LegalRequest => "A moderator removed words after a legal request",
            Self::Other => "A moderator removed words",
        }
    }

    /// What the writer is told.
    pub fn to_writer(self) -> &'static str {
        match self {
            Self::Marked => {
                "A moderator removed personal details from your comment, because anyone can read it here."
            }
            Self::Writer => {
                "A moderator removed personal details of yours, because anyone can read your comment here."
            }
            Self::SomebodyElse => "A moderator removed personal details of someone else.",
            Self::Unlawful => "A moderator removed words that may be unlawful.",
            Self::LegalRequest => "A moderator removed words because of a legal request.",
            Self::Other => "A moderator removed words.",
        }
    }
}

/// A redaction as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redaction {
    /// The key.
    pub id: RedactionId,
    /// The comment.
    pub comment: CommentId,
    /// Who took the words out.
    pub person: PersonId,
    /// Why.
    pub reason: RedactionReason,
    /// Why, in the moderator's words, which the writer sees; may be empty.
    pub words: String,
    /// How many passages were taken out.
    pub passages: i64,
    /// The version of the comment that they were taken out of.
    pub version: i64,
    /// When.
    pub at: Moment,
    /// When it was undone.
    pub undone: Option<Moment>,
}

/// Why words are taken out, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedactionCause {
    /// The reason.
    pub reason: RedactionReason,
    /// The moderator's words, which the writer sees; may be empty.
    pub words: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_reads_as_it_is_written() {
        for reason in RedactionReason::CHOICES {
            assert_eq!(RedactionReason::choice(reason.code()), Some(reason));
        }
        // That one is not chosen: it follows from pressing the button beside the marks.
        assert_eq!(RedactionReason::choice("marked"), None);
    }

    #[test]
    fn a_placeholder_is_one_line_of_plain_words() {
        for reason in RedactionReason::CHOICES {
            let inside = reason.placeholder().trim_start_matches('[').trim_end_matches(']');
            assert!(inside.chars().all(|c| c.is_ascii_lowercase() || c == ' '), "{inside}");
        }
    }
}
