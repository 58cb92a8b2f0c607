//! The table `screening_checks`: what the team has chosen for the program's own checks. A check that has
//! no row is as it came.

use crate::base::{clock::Moment, ids::PersonId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screening_checks")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub code: String,
    pub active: bool,
    pub amount: i64,
    pub version: i64,
    pub changed_at: Moment,
    pub changed_by: Option<PersonId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
