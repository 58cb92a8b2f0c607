//! What is asked.

pub mod addresses;
pub mod desk;
pub mod lists;
pub mod posts;
pub mod topics;

use crate::blog::posts::entity::{post, revision};
use sea_orm::{
    EntityTrait, ExprTrait, RelationDef,
    sea_query::{Expr, IntoCondition},
};

/// From a post to the revision whose number stands in `column`.
pub fn to_revision(column: post::Column) -> RelationDef {
    post::Entity::belongs_to(revision::Entity)
        .from(post::Column::Id)
        .to(revision::Column::PostId)
        .on_condition(move |post, revision| {
            Expr::col((revision, revision::Column::Number)).equals((post, column)).into_condition()
        })
        .into()
}
