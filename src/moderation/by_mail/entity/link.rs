//! The table `mail_links`.

use crate::{
    base::{
        clock::Moment,
        ids::{CommentId, MailLinkId, PersonId},
    },
    moderation::by_mail::values::Act,
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mail_links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: MailLinkId,
    pub mailing: String,
    pub person_id: PersonId,
    pub comment_id: CommentId,
    pub comment_version: i64,
    pub act: Act,
    pub nonce: String,
    pub made_at: Moment,
    pub ends_at: Moment,
    pub used_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
