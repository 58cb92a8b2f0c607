//! The table `sealed_originals`: what a comment said before words were taken out.

use crate::base::{
    clock::Moment,
    ids::{RedactionId, SealedId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sealed_originals")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: SealedId,
    pub redaction_id: RedactionId,
    pub body: String,
    /// Earlier wordings and marks, as JSON.
    pub beside: String,
    pub destroy_at: Moment,
    pub destroyed_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
