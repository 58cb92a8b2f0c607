//! The table `credits`.

use crate::base::{
    clock::Moment,
    ids::{ChangeNoteId, CommentId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "credits")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub comment_id: CommentId,
    pub change_note_id: ChangeNoteId,
    /// Who said so.
    pub person_id: PersonId,
    pub at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
