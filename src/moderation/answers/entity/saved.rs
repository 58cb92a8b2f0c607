//! The table `saved_items`: teams, signposts and replies that are used again.

use crate::{
    base::{clock::Moment, ids::SavedId},
    moderation::answers::values::Shelf,
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_items")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SavedId,
    pub shelf: Shelf,
    pub name: String,
    pub address: String,
    pub words: String,
    pub version: i64,
    pub retired_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
