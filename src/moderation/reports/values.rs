//! A report and what can come of it.

use crate::base::{
    clock::Moment,
    ids::{CommentId, GuidelineId, PersonId, ReportId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// What came of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum ReportOutcome {
    /// A moderator looked and left the comment as it is.
    #[sea_orm(string_value = "kept")]
    Kept,
    /// The comment was removed.
    #[sea_orm(string_value = "removed")]
    Removed,
    /// Words were taken out of the comment.
    #[sea_orm(string_value = "redacted")]
    Redacted,
    /// Its writer took the comment back.
    #[sea_orm(string_value = "withdrawn")]
    Withdrawn,
}

impl ReportOutcome {
    /// As the database and the audit record keep it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Removed => "removed",
            Self::Redacted => "redacted",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// As the desk says it.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Kept => "Left as it is",
            Self::Removed => "Comment removed",
            Self::Redacted => "Words removed",
            Self::Withdrawn => "Withdrawn by its writer",
        }
    }
}

/// A report as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// The key.
    pub id: ReportId,
    /// The comment.
    pub comment: CommentId,
    /// The guideline it is said to break; none for something else.
    pub guideline: Option<GuidelineId>,
    /// What the reader wrote; may be empty.
    pub words: String,
    /// When.
    pub at: Moment,
    /// What came of it, once somebody has looked.
    pub outcome: Option<ReportOutcome>,
    /// Who looked.
    pub decided_by: Option<PersonId>,
    /// When.
    pub decided: Option<Moment>,
}

/// A report to be kept, checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    /// The comment.
    pub comment: CommentId,
    /// The guideline it is said to break; none for something else.
    pub guideline: Option<GuidelineId>,
    /// What the reader wrote; may be empty.
    pub words: String,
    /// The network it came from.
    pub network: String,
}
