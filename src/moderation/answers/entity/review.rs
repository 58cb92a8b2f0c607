//! The table `reply_reviews`: a reply, or the correction of one, that a second person is to look at.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId, ReviewId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reply_reviews")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: ReviewId,
    /// The comment that is answered.
    pub comment_id: CommentId,
    /// The reply that is corrected; none for a new one.
    pub reply_id: Option<CommentId>,
    pub body: String,
    /// Who wrote it.
    pub person_id: PersonId,
    pub at: Moment,
    /// Who sent it back to its writer.
    pub returned_by: Option<PersonId>,
    /// What they said.
    pub note: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
