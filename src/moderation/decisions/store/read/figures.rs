//! Why comments were decided against, counted.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::GuidelineId},
    conversation::comments::{self, Action, CommentStatus},
    moderation::decisions::entity::decision::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};

/// State after, guideline, code of an outcome, and how many.
pub type ReasonCount = (CommentStatus, Option<GuidelineId>, Option<String>, u64);

/// The last standing decisions against the comments that readers sent from `from` until before `to`,
/// by reason.
pub async fn reasons_between(
    database: &Connection,
    from: Moment,
    to: Moment,
) -> Result<Vec<ReasonCount>> {
    let last = Entity::find()
        .select_only()
        .column_as(Column::Id.max(), "last")
        .filter(Column::UndoneAt.is_null())
        .filter(Column::CommentId.in_subquery(comments::sent_between(from, to)))
        .group_by(Column::CommentId)
        .into_query();
    let rows: Vec<(CommentStatus, Option<GuidelineId>, Option<String>, i64)> = Entity::find()
        .select_only()
        .column(Column::After)
        .column(Column::GuidelineId)
        .column(Column::Outcome)
        .column_as(Column::Id.count(), "count")
        .filter(Column::Id.in_subquery(last))
        .filter(Column::Action.is_in([Action::Refuse, Action::Remove]))
        .group_by(Column::After)
        .group_by(Column::GuidelineId)
        .group_by(Column::Outcome)
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(after, guideline, outcome, count)| (after, guideline, outcome, count.unsigned_abs()))
        .collect())
}
