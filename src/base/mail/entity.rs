//! The table `outbox`.

use super::values::MailStatus;
use crate::base::{
    clock::Moment,
    ids::{CommentId, JobId, MailId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MailId,
    pub job_id: JobId,
    pub kind: String,
    pub message_id: String,
    pub address: String,
    pub commenter: Option<String>,
    pub comment_id: Option<CommentId>,
    pub state: MailStatus,
    pub tries: i64,
    pub answer: Option<String>,
    pub queued_at: Moment,
    pub tried_at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
