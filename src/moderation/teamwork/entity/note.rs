//! The table `team_notes`.

use crate::base::{
    clock::Moment,
    ids::{CommentId, NoteId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "team_notes")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: NoteId,
    pub comment_id: CommentId,
    pub person_id: PersonId,
    pub body: String,
    pub at: Moment,
    pub withdrawn_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
