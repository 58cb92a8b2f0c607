//! The table `reply_drafts`: a reply that is not published yet, one for a comment.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reply_drafts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment_id: CommentId,
    pub body: String,
    pub owner_id: PersonId,
    pub edited_by: PersonId,
    pub edited_at: Moment,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
