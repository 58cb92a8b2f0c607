//! The table `people`.

use crate::base::{clock::Moment, ids::PersonId};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "people")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: PersonId,
    pub email: String,
    pub name: String,
    pub slug: String,
    pub job: String,
    pub biography: String,
    pub password_hash: String,
    pub state: PersonStatus,
    pub created_at: Moment,
    pub last_sign_in_at: Option<Moment>,
    pub version: i64,
    /// Whether they are told by mail of comments published on their posts.
    pub tell_of_comments: bool,
    pub single_keys: bool,
    /// What the name looks like; none until the program has started once since there is this column.
    pub name_skeleton: Option<String>,
    /// Whether the password is one that an administrator gave them, who knows it.
    pub temporary_password: bool,
    /// Where they were reached before, until they have been told there of the new address.
    pub former_email: Option<String>,
}

/// Whether a person can sign in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text")]
pub enum PersonStatus {
    /// Can sign in.
    #[sea_orm(string_value = "active")]
    Active,
    /// Cannot; what they wrote keeps their name.
    #[sea_orm(string_value = "deactivated")]
    Deactivated,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
