//! The table `reports`.

use super::ReportOutcome;
use crate::base::{
    clock::Moment,
    ids::{CommentId, GuidelineId, PersonId, ReportId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReportId,
    pub comment_id: CommentId,
    pub guideline_id: Option<GuidelineId>,
    pub words: String,
    pub network: Option<String>,
    pub at: Moment,
    pub outcome: Option<ReportOutcome>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
