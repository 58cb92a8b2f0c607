//! The table `redactions`.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, PersonId, RedactionId},
    },
    moderation::redaction::RedactionReason,
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "redactions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RedactionId,
    pub comment_id: CommentId,
    pub person_id: PersonId,
    pub reason: RedactionReason,
    pub words: String,
    pub passages: i64,
    /// The version of the comment that the words were taken out of.
    pub comment_version: i64,
    pub at: Moment,
    pub undone_at: Option<Moment>,
    pub undone_by: Option<PersonId>,
    pub undone_because: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
