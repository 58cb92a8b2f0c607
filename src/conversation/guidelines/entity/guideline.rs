//! The table `guidelines`.

use crate::base::{clock::Moment, ids::GuidelineId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "guidelines")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: GuidelineId,
    pub slug: String,
    pub position: i64,
    pub short: String,
    pub title: String,
    pub fault: String,
    pub body: String,
    pub html: String,
    pub render_version: i64,
    pub refusal: String,
    pub version: i64,
    pub retired_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
