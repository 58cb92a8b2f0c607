//! The table `filter_totals`, which has one row.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filter_totals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub spam: i64,
    pub published: i64,
    /// Counts the lessons learnt and unlearnt, and each time all is forgotten: the version of what is
    /// known.
    pub version: i64,
    pub switched_on: bool,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
