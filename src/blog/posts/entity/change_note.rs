//! The table `change_notes`: what readers are told of a change.

use crate::base::{
    clock::Moment,
    ids::{ChangeNoteId, PostId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "change_notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ChangeNoteId,
    pub post_id: PostId,
    pub revision: i64,
    pub note: String,
    pub at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
