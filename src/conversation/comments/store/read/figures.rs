//! Comments of a stretch of time, in figures. Replies of the team are not counted among them.

use crate::{
    base::{clock::Moment, database::Connection, error::Result},
    conversation::comments::{
        Comment, CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select,
    sea_query::SelectStatement,
};
use std::collections::BTreeMap;

fn received(from: Moment, to: Moment) -> Select<Entity> {
    Entity::find()
        .filter(Column::PersonId.is_null())
        .filter(Column::SentAt.gte(from))
        .filter(Column::SentAt.lt(to))
}

/// The keys of the comments that readers sent from `from` until before `to`, as a part of another
/// question.
pub fn sent_between(from: Moment, to: Moment) -> SelectStatement {
    received(from, to).select_only().column(Column::Id).into_query()
}

/// How many of them are in each state now.
pub async fn counts_between(
    database: &Connection,
    from: Moment,
    to: Moment,
) -> Result<BTreeMap<CommentStatus, u64>> {
    let rows: Vec<(CommentStatus, i64)> = received(from, to)
        .select_only()
        .column(Column::Status)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::Status)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(status, count)| (status, count.unsigned_abs())).collect())
}

/// What readers sent from `from` until before `to` and everyone can read, the newest first.
pub async fn published_between(
    database: &Connection,
    from: Moment,
    to: Moment,
    most: u64,
) -> Result<Vec<Comment>> {
    let found = received(from, to)
        .filter(Column::Status.eq(CommentStatus::Published))
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(found.into_iter().map(Comment::from).collect())
}

/// When the first comment was sent.
pub async fn first_sent(database: &Connection) -> Result<Option<Moment>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::SentAt)
        .order_by_asc(Column::Id)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?)
}
