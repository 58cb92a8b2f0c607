//! Comments by state, a page at a time, for those who decide. No page counts what came before it.

use crate::{
    clock::Moment,
    comments::{
        Comment, Status,
        entity::comment::{Column, Entity},
    },
    error::Result,
    ids::CommentId,
};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// After which comment a page begins: its moment and its key.
pub type Cursor = (Moment, CommentId);

/// What waits, in figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// How many comments wait.
    pub waiting: u64,
    /// When the first of them is due.
    pub first_due: Option<Moment>,
    /// When the oldest of them was sent.
    pub oldest: Option<Moment>,
}

/// Comments in `status`: waiting ones by when they are due, others by when they were decided, the
/// latest first.
pub async fn queue_page(
    database: &impl ConnectionTrait,
    status: Status,
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Comment>> {
    let mut page = Entity::find().filter(Column::Status.eq(status));
    page = if status == Status::Waiting {
        if let Some((due, id)) = after {
            page = page.filter(
                Condition::any()
                    .add(Column::DueAt.gt(due))
                    .add(Condition::all().add(Column::DueAt.eq(due)).add(Column::Id.gt(id))),
            );
        }
        page.order_by_asc(Column::DueAt).order_by_asc(Column::Id)
    } else {
        if let Some((decided, id)) = after {
            page =
                page.filter(Condition::any().add(Column::DecidedAt.lt(decided)).add(
                    Condition::all().add(Column::DecidedAt.eq(decided)).add(Column::Id.lt(id)),
                ));
        }
        page.order_by_desc(Column::DecidedAt).order_by_desc(Column::Id)
    };
    Ok(page.limit(most).all(database).await?.into_iter().map(Comment::from).collect())
}

/// What waits now.
pub async fn tally(database: &impl ConnectionTrait) -> Result<Tally> {
    let waiting = Entity::find().filter(Column::Status.eq(Status::Waiting));
    let count = waiting.clone().count(database).await?;
    let first_due: Option<Moment> = waiting
        .clone()
        .select_only()
        .column(Column::DueAt)
        .order_by_asc(Column::DueAt)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    let oldest: Option<Moment> = waiting
        .select_only()
        .column(Column::SentAt)
        .order_by_asc(Column::SentAt)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    Ok(Tally { waiting: count, first_due, oldest })
}
