//! The table `seal_openings`: who read a sealed original, when and why.

use crate::base::{
    clock::Moment,
    ids::{PersonId, SealedId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seal_openings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub sealed_id: SealedId,
    pub person_id: PersonId,
    pub reason: String,
    pub at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
