//! The table `pauses`.

use crate::base::{
    clock::Moment,
    ids::{PauseId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pauses")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PauseId,
    pub starts_at: Moment,
    pub ends_at: Option<Moment>,
    pub title: String,
    pub because: String,
    pub person_id: PersonId,
    pub entered_at: Moment,
    pub cancelled_at: Option<Moment>,
    pub version: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
