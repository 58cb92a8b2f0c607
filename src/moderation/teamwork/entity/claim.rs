//! The table `claims`: who is on which comment.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "claims")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment_id: CommentId,
    pub person_id: PersonId,
    pub at: Moment,
    pub until: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
