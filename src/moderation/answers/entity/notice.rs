//! The table `author_notices`: which author is to be told of which comment, and when they were.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "author_notices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: PersonId,
    pub comment_id: CommentId,
    pub at: Moment,
    pub told_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
