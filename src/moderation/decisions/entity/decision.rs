//! The table `decisions`.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, DecisionId, GuidelineId, PersonId, PostId, SavedId},
    },
    conversation::comments::{Action, CommentStatus},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "decisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: DecisionId,
    pub comment_id: CommentId,
    pub person_id: Option<PersonId>,
    pub action: Action,
    pub before: CommentStatus,
    pub after: CommentStatus,
    pub guideline_id: Option<GuidelineId>,
    /// The wording of the guideline that it quotes.
    pub guideline_version: Option<i64>,
    pub outcome: Option<String>,
    pub note: String,
    pub at: Moment,
    /// The version of the comment that was decided about.
    pub comment_version: i64,
    pub undone_at: Option<Moment>,
    /// Since when the comment waited, if this was the first decision about it.
    pub waited_from: Option<Moment>,
    /// By when it was to be decided, if this was the first decision about it.
    pub due_at: Option<Moment>,
    pub signpost_id: Option<SavedId>,
    /// The post of the comment.
    pub post_id: Option<PostId>,
    /// The first of the decisions that were made together with this one.
    pub batch: Option<DecisionId>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
