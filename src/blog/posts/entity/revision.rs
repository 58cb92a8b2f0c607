//! The table `revisions`: every revision a post has had, with the HTML made of it.

use crate::base::{
    clock::Moment,
    ids::{PersonId, PostId, RevisionId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revisions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: RevisionId,
    pub post_id: PostId,
    pub number: i64,
    pub title: String,
    pub summary: String,
    pub body: String,
    pub format: Format,
    pub html: String,
    pub render_version: i64,
    pub person_id: PersonId,
    pub created_at: Moment,
}

/// What the text is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum Format {
    /// Markdown.
    #[sea_orm(string_value = "markdown")]
    Markdown,
    /// HTML as it was imported, cleaned.
    #[sea_orm(string_value = "html")]
    Html,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
