//! The table `pages`: a page that the team has worded, as it is worked on.

use crate::base::ids::PageId;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pages")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PageId,
    /// The only part of its address.
    pub name: String,
    pub title: String,
    pub body: String,
    /// Counts its wordings.
    pub version: i64,
    /// The wording that readers see; none while they see none of the team's.
    pub shown_version: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
