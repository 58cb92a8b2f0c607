//! The table `mine_links`: who asked for a link to all comments of an address.

use crate::base::{clock::Moment, ids::LinkId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mine_links")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: LinkId,
    pub address_hash: String,
    /// Where the link goes; gone once it has.
    pub email: Option<String>,
    pub network: String,
    pub asked_at: Moment,
    /// The token itself is in the mail only.
    pub token_hash: Option<String>,
    pub ends_at: Option<Moment>,
    /// When its owner pressed the button behind the link.
    pub opened_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
