//! The table `waiting_mail`: a row for each person who has chosen, or to whom mail was refused.

use crate::{
    base::{clock::Moment, ids::PersonId},
    moderation::by_mail::values::Choice,
};
use sea_orm::entity::prelude::*;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_mail")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: PersonId,
    pub choice: Choice,
    pub hour: i64,
    pub digest_on: Option<String>,
    pub warned_on: Option<String>,
    pub refused_at: Option<Moment>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
