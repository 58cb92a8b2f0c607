//! The table `comment_wordings`: what a comment said before its writer changed it.

use crate::base::{clock::Moment, ids::CommentId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "comment_wordings")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment_id: CommentId,
    pub body: String,
    pub until: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
