//! The table `kept_words`. The code that opens a row is kept as its hash.

use crate::base::{
    clock::Moment,
    ids::{KeptWordsId, PersonId, SessionId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kept_words")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: KeptWordsId,
    pub code_hash: String,
    pub person_id: PersonId,
    pub session_id: SessionId,
    pub path: String,
    /// The form as it was sent, without the token of its session.
    pub form: String,
    /// Bytes of the form.
    pub size: i64,
    pub ends_at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
