//! The table `risks`.

use super::RiskStatus;
use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId, RiskId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "risks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RiskId,
    pub comment_id: CommentId,
    pub state: RiskStatus,
    pub raised_by: PersonId,
    pub raised_at: Moment,
    pub handled_by: Option<PersonId>,
    pub handled_at: Option<Moment>,
    pub handled_words: String,
    pub cleared_by: Option<PersonId>,
    pub cleared_at: Option<Moment>,
    pub cleared_words: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
