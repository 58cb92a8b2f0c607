//! The table `holds`: why a comment waits.

use crate::base::ids::CommentId;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "holds")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment_id: CommentId,
    pub rule: String,
    pub rule_version: i64,
    pub starts: Option<i64>,
    pub ends: Option<i64>,
    pub detail: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
