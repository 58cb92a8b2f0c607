//! The table `sessions`.

use crate::base::{
    clock::Moment,
    ids::{PersonId, SessionId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SessionId,
    pub person_id: PersonId,
    pub token_hash: String,
    pub device: String,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub ends_at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
