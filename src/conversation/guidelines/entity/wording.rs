//! The table `guideline_versions`: every wording there was, the present one included.

use crate::base::{
    clock::Moment,
    ids::{GuidelineId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guideline_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub guideline_id: GuidelineId,
    pub version: i64,
    pub short: String,
    pub title: String,
    pub fault: String,
    pub body: String,
    pub html: String,
    pub refusal: String,
    /// Who worded it so; nobody for what came with the program.
    pub person_id: Option<PersonId>,
    /// When; unknown for what came with the program.
    pub at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
