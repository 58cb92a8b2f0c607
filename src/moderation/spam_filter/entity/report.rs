//! The table `filter_reports`: how right the filter was, each time that was measured.

use crate::base::clock::Moment;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filter_reports")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: Moment,
    /// As JSON.
    pub figures: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
