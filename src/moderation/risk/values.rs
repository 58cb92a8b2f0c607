//! The mark on a comment whose writer, or somebody it speaks of, may be at risk.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId, RiskId},
};
use sea_orm::{DeriveActiveEnum, EnumIter};

/// How far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum RiskStatus {
    /// Nobody has said yet what was done.
    #[sea_orm(string_value = "open")]
    Open,
    /// Somebody has; the comment is still kept and not published.
    #[sea_orm(string_value = "handled")]
    Handled,
    /// The mark is taken off, for a reason.
    #[sea_orm(string_value = "cleared")]
    Cleared,
}

/// One mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The key.
    pub id: RiskId,
    /// The comment.
    pub comment: CommentId,
    /// How far it has come.
    pub state: RiskStatus,
    /// Who set it, and when.
    pub raised: (PersonId, Moment),
    /// Who said what was done, and when.
    pub handled: Option<(PersonId, Moment)>,
    /// What was done.
    pub done: String,
    /// Who took it off, and when.
    pub cleared: Option<(PersonId, Moment)>,
    /// Why it was taken off.
    pub reason: String,
}
