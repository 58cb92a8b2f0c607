//! The table `commenters`.

use crate::base::{clock::Moment, ids::CommenterId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commenters")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: CommenterId,
    pub address_hash: String,
    pub known_since: Moment,
    pub confirmed_at: Option<Moment>,
    /// When the owner said that no mail shall come any more.
    pub suppressed_at: Option<Moment>,
    /// When a mail that anybody may have called for was last queued for the address, while nobody had
    /// confirmed it.
    pub mailed_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
