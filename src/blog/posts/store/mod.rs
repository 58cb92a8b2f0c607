//! Every statement about posts, their revisions, topics and addresses.

mod addresses;
mod desk;
mod lists;
mod reading;
mod topics;
mod writing;

pub(super) use addresses::{Moved, at_address, is_taken, move_address};
use desk::is_credited;
pub(super) use desk::{DeskFilter, DeskRow, desk_rows, in_review, own_drafts};
pub(super) use lists::{
    ListedRow, Which, archive, author_ids_in_use, by_author, count, listed, neighbours,
    topic_counts,
};
pub(super) use reading::{
    Credit, credits, last_note, last_revision, post, posts, published, revision, titles, topics_of,
    visible,
};
pub(super) use topics::{all_topics, ensure_topics, topic_by_slug};
pub(super) use writing::{
    NewRevision, add_note, apply, insert_post, insert_revision, list, unlist, update,
};

use super::entity::{post, revision};
use sea_orm::{
    EntityTrait, ExprTrait, RelationDef,
    sea_query::{Expr, IntoCondition},
};

/// From a post to the revision whose number stands in `column`.
fn to_revision(column: post::Column) -> RelationDef {
    post::Entity::belongs_to(revision::Entity)
        .from(post::Column::Id)
        .to(revision::Column::PostId)
        .on_condition(move |post, revision| {
            Expr::col((revision, revision::Column::Number)).equals((post, column)).into_condition()
        })
        .into()
}
