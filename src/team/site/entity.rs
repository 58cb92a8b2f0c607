//! The table `site`, which has one row.

use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    pub name: String,
    pub purpose: String,
    pub organisation: String,
    pub contact: String,
    pub accent: String,
    pub email_required: bool,
    pub replies: super::Replies,
    pub second_look: bool,
    pub comments_close_after: Option<i64>,
    pub fault_email: String,
    pub risk_contact: String,
    pub risk_email: String,
    pub risk_instructions: String,
    pub public_figures: bool,
    /// A line a link, the address first; empty for those that a blog begins with.
    pub menu_links: String,
    pub foot_links: String,
    pub front_answer: Option<crate::base::ids::CommentId>,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
