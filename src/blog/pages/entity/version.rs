//! The table `page_versions`: every wording there was, the present one included.

use crate::base::{
    clock::Moment,
    ids::{PageId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "page_versions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub page_id: PageId,
    pub version: i64,
    pub title: String,
    pub body: String,
    /// Who worded it so; nobody for what came with the program.
    pub person_id: Option<PersonId>,
    /// When; unknown for what came with the program.
    pub at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
