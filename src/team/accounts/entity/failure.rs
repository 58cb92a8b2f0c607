//! The table `sign_in_failures`. The account is kept as a keyed hash, known or not.

use crate::base::clock::Moment;
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_in_failures")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account: String,
    pub network: String,
    pub at: Moment,
    /// The `/56` of an IPv6 network.
    pub wider: Option<String>,
    /// The `/48` of an IPv6 network.
    pub widest: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
