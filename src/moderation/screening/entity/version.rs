//! The table `screening_rule_versions`: every wording a rule has had, so that a hold can be shown in the
//! words that found it.

use crate::{
    base::{
        clock::Moment,
        ids::{PersonId, ScreeningRuleId},
    },
    moderation::screening::values::{Effect, Matching, RuleKind},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screening_rule_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub rule_id: ScreeningRuleId,
    pub version: i64,
    pub name: String,
    pub kind: RuleKind,
    pub patterns: String,
    pub matching: Matching,
    pub effect: Effect,
    pub active: bool,
    pub changed_at: Moment,
    pub changed_by: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
