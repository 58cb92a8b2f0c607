//! Every statement about reports.

use super::{
    ReportOutcome,
    entity::{ActiveModel, Column, Entity, Model},
    values::{NewReport, Report},
};
use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, ReportId},
    },
    conversation::comments,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
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

/// Keeps a report.
pub async fn insert(transaction: &Transaction, new: &NewReport, now: Moment) -> Result<ReportId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(new.comment),
        guideline_id: Set(new.guideline),
        words: Set(new.words.clone()),
        network: Set(Some(new.network.clone())),
        at: Set(now),
        outcome: Set(None),
        decided_by: Set(None),
        decided_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// Whether the network has an open report of the comment.
pub async fn is_known(
    database: &impl ConnectionTrait,
    comment: CommentId,
    network: &str,
) -> Result<bool> {
    let same = Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Network.eq(network))
        .filter(Column::Outcome.is_null());
    Ok(same.one(database).await?.is_some())
}

/// How many reports came from the network since `since`.
pub async fn from_network(
    database: &impl ConnectionTrait,
    network: &str,
    since: Moment,
) -> Result<u64> {
    let sent = Entity::find().filter(Column::Network.eq(network)).filter(Column::At.gt(since));
    Ok(sent.count(database).await?)
}

/// The reports of these comments, closed ones too, the newest first.
pub async fn of_comments(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<Vec<Report>> {
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
    database: &impl ConnectionTrait,
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
pub async fn open_on(database: &impl ConnectionTrait) -> Result<Vec<CommentId>> {
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
pub async fn open_count(database: &impl ConnectionTrait) -> Result<u64> {
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

/// Writes down what came of the open reports of a comment; answers how many there were.
pub async fn close(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    by: Option<PersonId>,
    now: Moment,
) -> Result<u64> {
    let done = Entity::update_many()
        .set(ActiveModel {
            outcome: Set(Some(outcome)),
            decided_by: Set(by),
            decided_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Outcome.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

/// Opens the reports again that were closed with this outcome at `at`.
pub async fn reopen(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    at: Moment,
) -> Result<()> {
    let closed = Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Outcome.eq(outcome))
        .filter(Column::DecidedAt.eq(at))
        .all(transaction)
        .await?;
    for report in closed {
        // A network that has reported it again meanwhile has said it already.
        let said = match &report.network {
            Some(network) => is_known(transaction, comment, network).await?,
            None => false,
        };
        if !said {
            Entity::update_many()
                .set(ActiveModel {
                    outcome: Set(None),
                    decided_by: Set(None),
                    decided_at: Set(None),
                    ..Default::default()
                })
                .filter(Column::Id.eq(report.id))
                .exec(transaction)
                .await?;
        }
    }
    Ok(())
}

/// Changes what a reader wrote.
pub async fn set_words(transaction: &Transaction, id: ReportId, words: &str) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { words: Set(words.to_owned()), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Erases the network of reports that came before `before`; answers how many.
pub async fn erase_networks(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = Entity::update_many()
        .set(ActiveModel { network: Set(None), ..Default::default() })
        .filter(Column::Network.is_not_null())
        .filter(Column::At.lt(before))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

/// How many of the comments that readers sent from `from` until before `to` were reported.
pub async fn count_between(
    database: &impl ConnectionTrait,
    from: Moment,
    to: Moment,
) -> Result<u64> {
    let count: Option<i64> = Entity::find()
        .select_only()
        .column_as(Expr::col(Column::CommentId).count_distinct(), "count")
        .filter(Column::CommentId.in_subquery(comments::sent_between(from, to)))
        .into_tuple()
        .one(database)
        .await?;
    Ok(count.unwrap_or(0).unsigned_abs())
}
