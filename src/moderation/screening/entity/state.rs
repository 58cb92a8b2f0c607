//! The table `screening_state`: one row, which counts the changes to rules and checks, so that every
//! process notices that another one changed them.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screening_state")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub changes: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
