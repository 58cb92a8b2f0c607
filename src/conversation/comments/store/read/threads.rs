//! The comments that everyone can read, by thread.
//!
//! A thread begins with a comment on the post. It is shown as long as anything in it is published;
//! what is not published in it leaves only its place.

use crate::{
    base::{
        database::Connection,
        error::Result,
        ids::{CommentId, PostId},
    },
    conversation::comments::{
        Comment, CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};
use std::collections::BTreeMap;

/// How many published comments each of these posts has; a post with none is left out.
pub async fn counts(database: &Connection, posts: &[PostId]) -> Result<BTreeMap<PostId, u64>> {
    let rows: Vec<(PostId, i64)> = Entity::find()
        .select_only()
        .column(Column::PostId)
        .column_as(Column::Id.count(), "count")
        .filter(Column::PostId.is_in(posts.iter().copied()))
        .filter(Column::Status.eq(CommentStatus::Published))
        .group_by(Column::PostId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|(post, count)| (post, count.unsigned_abs())).collect())
}

/// How many published comments a post has, and how many of them are by the team.
pub async fn voices(database: &Connection, post: PostId) -> Result<(u64, u64)> {
    let counted: Option<(i64, i64)> = Entity::find()
        .select_only()
        .column_as(Column::Id.count(), "everyone")
        .column_as(Column::PersonId.count(), "team")
        .filter(Column::PostId.eq(post))
        .filter(Column::Status.eq(CommentStatus::Published))
        .into_tuple()
        .one(database)
        .await?;
    Ok(counted.map_or((0, 0), |(all, team)| (all.unsigned_abs(), team.unsigned_abs())))
}

/// The newest published answers of the team, the newest first.
pub async fn latest_answers(database: &Connection, most: u64) -> Result<Vec<Comment>> {
    let rows = Entity::find()
        .filter(Column::PersonId.is_not_null())
        .filter(Column::Status.eq(CommentStatus::Published))
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// The comments that begin a thread in which something is published.
fn shown(post: PostId) -> Select<Entity> {
    let with_replies = Entity::find()
        .select_only()
        .column(Column::ThreadId)
        .filter(Column::PostId.eq(post))
        .filter(Column::Status.eq(CommentStatus::Published))
        .filter(Column::ThreadId.is_not_null())
        .into_query();
    Entity::find().filter(Column::PostId.eq(post)).filter(Column::ThreadId.is_null()).filter(
        Condition::any()
            .add(Column::Status.eq(CommentStatus::Published))
            .add(Column::Id.in_subquery(with_replies)),
    )
}

/// How many threads are shown under a post.
pub async fn tops_count(database: &Connection, post: PostId) -> Result<u64> {
    Ok(shown(post).count(database).await?)
}

/// The first comments of a page of threads, the oldest first.
pub async fn shown_tops(
    database: &Connection,
    post: PostId,
    offset: u64,
    most: u64,
) -> Result<Vec<Comment>> {
    Ok(shown(post)
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Comment::from)
        .collect())
}

/// How many threads are shown before the one that begins with `top`.
pub async fn place_of(database: &Connection, post: PostId, top: CommentId) -> Result<u64> {
    Ok(shown(post).filter(Column::Id.lt(top)).count(database).await?)
}
