//! The table `decisions`.

use crate::{
    clock::Moment,
    comments::{Action, Status},
    ids::{CommentId, DecisionId, GuidelineId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DecisionId,
    pub comment_id: CommentId,
    pub person_id: Option<PersonId>,
    pub action: Action,
    pub before: Status,
    pub after: Status,
    pub guideline_id: Option<GuidelineId>,
    pub outcome: Option<String>,
    pub note: String,
    pub at: Moment,
    /// The version of the comment that was decided about.
    pub comment_version: i64,
    pub undone_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
