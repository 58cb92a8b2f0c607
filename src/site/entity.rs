//! The table `site`, which has one row.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub name: String,
    pub purpose: String,
    pub organisation: String,
    pub contact: String,
    pub about: String,
    pub accent: String,
    pub promise_unit: Unit,
    pub promise_amount: i64,
    pub email_required: bool,
    pub replies: super::Replies,
    pub version: i64,
}

/// What a promise is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Unit {
    /// Hours by the clock.
    #[sea_orm(string_value = "hours")]
    Hours,
    /// Monday to Friday, 9 to 5.
    #[sea_orm(string_value = "working_days")]
    WorkingDays,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
