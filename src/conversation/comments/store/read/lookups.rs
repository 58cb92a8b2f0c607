//! What screening asks about comments: the same text, the same sender, what a rule has marked.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus, HoldCause,
        entity::{comment, hold},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};
use std::collections::BTreeMap;

/// A comment as a rule that is tried out sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The key.
    pub id: CommentId,
    /// Where it is.
    pub status: CommentStatus,
    /// The name shown.
    pub name: String,
    /// Where its writer may be told.
    pub email: Option<String>,
    /// The network it came from.
    pub network: Option<String>,
    /// What it says.
    pub body: String,
}

/// Comments of readers in any state, the newest first, from before `before` on.
pub async fn past(
    database: &Connection,
    before: Option<CommentId>,
    most: u64,
) -> Result<Vec<Past>> {
    let mut found = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Status)
        .column(comment::Column::Name)
        .column(comment::Column::Email)
        .column(comment::Column::Network)
        .column(comment::Column::Body)
        .filter(comment::Column::PersonId.is_null())
        .order_by_desc(comment::Column::Id)
        .limit(most);
    if let Some(before) = before {
        found = found.filter(comment::Column::Id.lt(before));
    }
    type Row = (CommentId, CommentStatus, String, Option<String>, Option<String>, String);
    let rows: Vec<Row> = found.into_tuple().all(database).await?;
    Ok(rows
        .into_iter()
        .map(|(id, status, name, email, network, body)| Past {
            id,
            status,
            name,
            email,
            network,
            body,
        })
        .collect())
}

/// The first comment with this text that its writer did not withdraw, besides `but`.
pub async fn first_of_text(
    database: &Connection,
    digest: &str,
    but: Option<CommentId>,
) -> Result<Option<CommentId>> {
    if digest.is_empty() {
        return Ok(None);
    }
    let mut found = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::TextDigest.eq(digest))
        .filter(comment::Column::Status.ne(CommentStatus::Withdrawn))
        .order_by_asc(comment::Column::Id)
        .limit(1);
    if let Some(but) = but {
        found = found.filter(comment::Column::Id.ne(but));
    }
    Ok(found.into_tuple().one(database).await?)
}

/// The first comment published on the same post that says what `comment` says.
pub async fn first_published_of_text(
    database: &Connection,
    comment: &Comment,
) -> Result<Option<CommentId>> {
    if comment.text_digest.is_empty() {
        return Ok(None);
    }
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .filter(comment::Column::TextDigest.eq(&comment.text_digest))
        .filter(comment::Column::Status.eq(CommentStatus::Published))
        .filter(comment::Column::PostId.eq(comment.post))
        .order_by_asc(comment::Column::Id)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?)
}

/// The shapes of the texts that wait, the last due first.
pub async fn waiting_shapes(database: &Connection, most: u64) -> Result<Vec<(CommentId, i64)>> {
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::TextShape)
        .filter(comment::Column::Status.eq(CommentStatus::Waiting))
        .order_by_desc(comment::Column::DueAt)
        .order_by_desc(comment::Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}

/// How many comments were sent after `since` from this network, or from this address if that is more.
pub async fn sent_lately(
    database: &Connection,
    network: Option<&str>,
    email: Option<&str>,
    since: Moment,
) -> Result<u64> {
    let mut most = 0;
    let columns = [(comment::Column::Network, network), (comment::Column::Email, email)];
    for (column, value) in columns {
        if let Some(value) = value {
            let sent = comment::Entity::find()
                .filter(column.eq(value))
                .filter(comment::Column::SentAt.gt(since))
                .count(database)
                .await?;
            most = Ord::max(most, sent);
        }
    }
    Ok(most)
}

/// Waiting comments with this text and the versions they are at, by key, from after `after` on.
pub async fn waiting_of_text(
    database: &Connection,
    digest: &str,
    after: CommentId,
    most: u64,
) -> Result<Vec<(CommentId, i64)>> {
    if digest.is_empty() {
        return Ok(Vec::new());
    }
    Ok(comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .column(comment::Column::Version)
        .filter(comment::Column::TextDigest.eq(digest))
        .filter(comment::Column::Status.eq(CommentStatus::Waiting))
        .filter(comment::Column::Id.gt(after))
        .order_by_asc(comment::Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}

/// How many comments of readers there are among the last `reach`, and how many are marked for each cause.
pub async fn held_lately(
    database: &Connection,
    reach: i64,
) -> Result<(u64, BTreeMap<HoldCause, u64>)> {
    let last: Option<CommentId> = comment::Entity::find()
        .select_only()
        .column(comment::Column::Id)
        .order_by_desc(comment::Column::Id)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?;
    let from = last.map_or(0, |id| id.0 - reach);
    let looked_at = comment::Entity::find()
        .filter(comment::Column::Id.gt(CommentId(from)))
        .filter(comment::Column::PersonId.is_null())
        .count(database)
        .await?;
    let rows: Vec<(String, i64)> = hold::Entity::find()
        .select_only()
        .column(hold::Column::Rule)
        .expr_as(Expr::col(hold::Column::CommentId).count_distinct(), "held")
        .filter(hold::Column::CommentId.gt(CommentId(from)))
        .group_by(hold::Column::Rule)
        .into_tuple()
        .all(database)
        .await?;
    let held = rows
        .into_iter()
        .filter_map(|(rule, held)| Some((HoldCause::from_stored(&rule)?, held.unsigned_abs())))
        .collect();
    Ok((looked_at, held))
}

/// Whether any comment is marked for this `cause`.
pub async fn has_held(database: &Connection, cause: HoldCause) -> Result<bool> {
    let marked = hold::Column::Rule.eq(cause.code().into_owned());
    let found = hold::Entity::find().filter(marked).limit(1).one(database);
    Ok(found.await?.is_some())
}
