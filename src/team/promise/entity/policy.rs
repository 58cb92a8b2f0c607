//! The table `promise`, which has one row.

use crate::team::promise::values::Unit;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "promise")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub unit: Unit,
    pub amount: i64,
    /// Minutes after midnight.
    pub opens: i64,
    /// Minutes after midnight.
    pub closes: i64,
    /// The working days by their numbers; 1 is Monday.
    pub weekdays: String,
    pub show_median: bool,
    /// Of the last 30 days, as last worked out; none while there were too few decisions.
    pub median_minutes: Option<i64>,
    /// The last year whose bank holidays were filled in.
    pub filled_through: i64,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
