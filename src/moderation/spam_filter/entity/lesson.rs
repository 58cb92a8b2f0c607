//! The table `filter_lessons`: what each comment has taught.

use super::super::Class;
use crate::base::{clock::Moment, ids::CommentId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "filter_lessons")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub comment_id: CommentId,
    pub class: Class,
    /// With a space between each two; the very tokens that were counted. Empty once the words of the
    /// comment are deleted.
    pub tokens: String,
    pub learnt_at: Moment,
    /// Whether what it alone taught was forgotten, having had its time.
    pub pruned: bool,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
