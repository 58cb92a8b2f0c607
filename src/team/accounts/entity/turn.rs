//! The table `sign_in_turns`: when a network may try next, where tries are let in one after the other.

use crate::base::clock::Moment;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_turns")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What is guessed at: the keyed hash of an account, or the network that the guesses come from.
    pub lane: String,
    pub network: String,
    pub at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
