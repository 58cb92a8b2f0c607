//! The table `answers`: what was chosen for a comment after it was decided.

use crate::{
    base::{
        clock::Moment,
        ids::{AnswerId, CommentId, PersonId, PostId, SavedId},
    },
    moderation::answers::values::{FollowUp, FollowUpStatus},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "answers")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: AnswerId,
    pub comment_id: CommentId,
    pub post_id: PostId,
    pub kind: FollowUp,
    pub state: FollowUpStatus,
    pub owner_id: Option<PersonId>,
    pub team_id: Option<SavedId>,
    pub due_at: Option<Moment>,
    pub note: String,
    pub person_id: PersonId,
    pub at: Moment,
    pub reply_id: Option<CommentId>,
    pub done_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
