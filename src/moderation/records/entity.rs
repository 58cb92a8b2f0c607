//! The table `erasures`: what was erased at somebody's wish, to be erased again should an older copy of
//! the database be put back.

use crate::base::{
    clock::Moment,
    ids::{CommentId, PersonId},
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "erasures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub address_hash: String,
    /// The one comment; none if it was everything from the address.
    pub comment_id: Option<CommentId>,
    /// The person of the team; none if the writer did it.
    pub person_id: Option<PersonId>,
    pub comments: i64,
    pub at: Moment,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
