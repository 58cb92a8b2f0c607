//! The table `posts`. Which revision is published and which is worked on is named by its number.

use crate::{
    base::{
        clock::Moment,
        ids::{PersonId, PostId},
    },
    blog::{calendar::Closing, posts::lifecycle::PostStatus},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PostId,
    pub state: PostStatus,
    pub slug: String,
    /// What that becomes when the changes are published; nothing if it stays.
    pub next_slug: Option<String>,
    pub dated: Option<String>,
    pub published_at: Option<Moment>,
    pub changed_at: Option<Moment>,
    pub withdrawn_reason: Option<String>,
    pub withdrawn_at: Option<Moment>,
    pub published_revision: Option<i64>,
    pub working_revision: i64,
    pub owner_id: PersonId,
    pub comments: Comments,
    pub comments_closed_at: Option<Moment>,
    pub comments_closed_reason: Option<String>,
    pub comments_closing: Closing,
    pub comments_closes_at: Option<Moment>,
    pub comments_opens_at: Option<Moment>,
    pub created_at: Moment,
    pub edited_at: Moment,
    pub edited_by: PersonId,
    /// By what feed readers know it again; none before it is published for the first time.
    pub feed_id: Option<String>,
    /// What an editor said when they sent it back; may be empty.
    pub review_note: String,
    pub version: i64,
}

/// Whether a post takes comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Comments {
    /// It does.
    #[sea_orm(string_value = "open")]
    Open,
    /// It does not any more.
    #[sea_orm(string_value = "closed")]
    Closed,
}

impl Model {
    /// The last part of the address that its revision asks for.
    pub fn wanted_slug(&self) -> &str {
        self.next_slug.as_deref().unwrap_or(&self.slug)
    }
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
