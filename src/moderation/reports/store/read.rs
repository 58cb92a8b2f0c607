//! What is asked of reports.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{CommentId, ReportId},
    },
    conversation::comments,
    moderation::reports::{
        entity::{Column, Entity, Model},
        values::Report,
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

impl From<Model> for Report {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            guideline: row.guideline_id,
            words: row.words,
            at: row.at,
            outcome: row.outcome,
            decided_by: row.decided_by,
            decided: row.decided_at,
        }
    }
}

/// Whether the network has an open report of the comment.
pub async fn is_known(database: &Connection, comment: CommentId, network: &str) -> Result<bool> {
    let same = Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Network.eq(network))
        .filter(Column::Outcome.is_null());
    Ok(same.one(database).await?.is_some())
}

/// How many reports came from the network since `since`.
pub async fn from_network(database: &Connection, network: &str, since: Moment) -> Result<u64> {
    let sent = Entity::find().filter(Column::Network.eq(network)).filter(Column::At.gt(since));
    Ok(sent.count(database).await?)
}

/// The reports of these comments, closed ones too, the newest first.
pub async fn of_comments(database: &Connection, comments: &[CommentId]) -> Result<Vec<Report>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .order_by_desc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Report::from)
        .collect())
}

/// The published comments with open reports, the one reported first first; after the one whose first open
/// report is `after`. Each with the key of that report.
pub async fn open(
    database: &Connection,
    after: Option<ReportId>,
    most: u64,
) -> Result<Vec<(CommentId, ReportId)>> {
    let mut found = Entity::find()
        .select_only()
        .column(Column::CommentId)
        .column_as(Column::Id.min(), "first")
        .filter(Column::Outcome.is_null())
        .filter(Expr::exists(comments::published_as((Entity, Column::CommentId))))
        .group_by(Column::CommentId);
    if let Some(after) = after {
        found = found.having(Column::Id.min().gt(after.0));
    }
    let rows: Vec<(CommentId, ReportId)> =
        found.order_by_asc(Column::Id.min()).limit(most).into_tuple().all(database).await?;
    Ok(rows)
}

/// The comments with open reports, published or not.
pub async fn open_on(database: &Connection) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::CommentId)
        .distinct()
        .filter(Column::Outcome.is_null())
        .into_tuple()
        .all(database)
        .await?)
}

/// How many published comments have open reports.
pub async fn open_count(database: &Connection) -> Result<u64> {
    let count: Option<i64> = Entity::find()
        .select_only()
        .column_as(Expr::col(Column::CommentId).count_distinct(), "count")
        .filter(Column::Outcome.is_null())
        .filter(Expr::exists(comments::published_as((Entity, Column::CommentId))))
        .into_tuple()
        .one(database)
        .await?;
    Ok(count.unwrap_or(0).unsigned_abs())
}

/// How many of the comments that readers sent from `from` until before `to` were reported.
pub async fn count_between(database: &Connection, from: Moment, to: Moment) -> Result<u64> {
    let count: Option<i64> = Entity::find()
        .select_only()
        .column_as(Expr::col(Column::CommentId).count_distinct(), "count")
        .filter(Column::CommentId.in_subquery(comments::sent_between(from, to)))
        .into_tuple()
        .one(database)
        .await?;
    Ok(count.unwrap_or(0).unsigned_abs())
}
