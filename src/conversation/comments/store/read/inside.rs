//! The published replies of a thread, in the order in which it is read: each under what it answers.

use crate::{
    base::{database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus,
        entity::comment::{Column, Entity, Model},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, Order, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
    sea_query::{Expr, Query, WindowStatement},
};
use std::collections::BTreeMap;

/// Figures of a key in the path of a comment.
const KEY: usize = 10;

/// A reply, and where it stands.
#[derive(Debug, Clone)]
pub struct PlacedReply {
    /// The reply.
    pub comment: Comment,
    /// What it answers, from the second comment of its thread down.
    pub above: Vec<CommentId>,
}

impl From<Model> for PlacedReply {
    fn from(row: Model) -> Self {
        let path = row.thread_path.as_deref().unwrap_or("").as_bytes();
        let keys = path.chunks(KEY).filter_map(|key| std::str::from_utf8(key).ok()?.parse().ok());
        let mut above: Vec<CommentId> = keys.map(CommentId).collect();
        above.pop();
        Self { comment: Comment::from(row), above }
    }
}

fn published() -> Select<Entity> {
    Entity::find().filter(Column::Status.eq(CommentStatus::Published))
}

/// How many replies are published in each of these threads; one with none is left out.
pub async fn reply_counts(
    database: &Connection,
    threads: &[CommentId],
) -> Result<BTreeMap<CommentId, u64>> {
    let rows: Vec<(CommentId, i64)> = published()
        .select_only()
        .column(Column::ThreadId)
        .column_as(Column::Id.count(), "count")
        .filter(Column::ThreadId.is_in(threads.iter().copied()))
        .group_by(Column::ThreadId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(thread, count)| (thread, count.unsigned_abs())).collect())
}

/// The first replies of each of these threads, `most` of each.
pub async fn first_replies(
    database: &Connection,
    threads: &[CommentId],
    most: u64,
) -> Result<Vec<PlacedReply>> {
    let by_thread = WindowStatement::partition_by(Column::ThreadId)
        .order_by(Column::ThreadPath, Order::Asc)
        .to_owned();
    let numbered = Query::select()
        .column(Column::Id)
        .expr_window_as(Expr::cust("ROW_NUMBER()"), by_thread, "place")
        .from(Entity)
        .and_where(Expr::col(Column::ThreadId).is_in(threads.iter().map(|id| id.0)))
        .and_where(Expr::col(Column::Status).eq(CommentStatus::Published.code()))
        .to_owned();
    let first = Query::select()
        .column(Column::Id)
        .from_subquery(numbered, "numbered")
        .and_where(Expr::col("place").lte(i64::try_from(most).unwrap_or(i64::MAX)))
        .to_owned();
    Ok(Entity::find()
        .filter(Column::Id.in_subquery(first))
        .all(database)
        .await?
        .into_iter()
        .map(PlacedReply::from)
        .collect())
}

/// Whether something is published below a comment, so that readers see its place even if it is not shown
/// itself.
pub async fn has_place(database: &Connection, comment: &Comment) -> Result<bool> {
    let Some(thread) = comment.thread else {
        return Ok(!reply_counts(database, &[comment.id]).await?.is_empty());
    };
    let Some(path) = path_of(database, comment.id).await? else { return Ok(false) };
    let below = published()
        .filter(Column::ThreadId.eq(thread))
        .filter(Column::Id.ne(comment.id))
        .filter(Column::ThreadPath.starts_with(path));
    Ok(below.limit(1).count(database).await? > 0)
}

async fn path_of(database: &Connection, reply: CommentId) -> Result<Option<String>> {
    let path: Option<Option<String>> = Entity::find_by_id(reply)
        .select_only()
        .column(Column::ThreadPath)
        .into_tuple()
        .one(database)
        .await?;
    Ok(path.flatten())
}

/// Some replies of a thread.
pub async fn replies_at(
    database: &Connection,
    thread: CommentId,
    offset: u64,
    most: u64,
) -> Result<Vec<PlacedReply>> {
    Ok(published()
        .filter(Column::ThreadId.eq(thread))
        .order_by_asc(Column::ThreadPath)
        .offset(offset)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(PlacedReply::from)
        .collect())
}

/// How many replies of its thread are read before this one.
pub async fn replies_before(
    database: &Connection,
    thread: CommentId,
    reply: CommentId,
) -> Result<u64> {
    let path = path_of(database, reply).await?;
    Ok(published()
        .filter(Column::ThreadId.eq(thread))
        .filter(Column::ThreadPath.lt(path.unwrap_or_default()))
        .count(database)
        .await?)
}
