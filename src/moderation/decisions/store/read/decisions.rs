//! The decisions. One that was undone stays, marked.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{CommentId, DecisionId, PersonId},
    },
    conversation::comments::{Action, CommentStatus},
    moderation::decisions::{
        DecisionCursor, DecisionFilter,
        entity::decision::{Column, Entity, Model},
        values::Decision,
    },
    team::promise::FirstDecision,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

impl From<Model> for Decision {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            person: row.person_id,
            action: row.action,
            before: row.before,
            after: row.after,
            guideline: row.guideline_id,
            guideline_version: row.guideline_version,
            outcome: row.outcome.and_then(|code| code.parse().ok()),
            note: row.note,
            at: row.at,
            version: row.comment_version,
            undone: row.undone_at,
            signpost: row.signpost_id,
            batch: row.batch,
        }
    }
}

/// The decision with this key.
pub async fn decision(database: &Connection, id: DecisionId) -> Result<Option<Decision>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Decision::from))
}

/// The last decision about a comment that was not undone.
pub async fn last_decision(database: &Connection, comment: CommentId) -> Result<Option<Decision>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::UndoneAt.is_null())
        .order_by_desc(Column::Id)
        .one(database)
        .await?
        .map(Decision::from))
}

/// The decisions about these comments that were not undone, the newest first.
pub async fn standing_of(database: &Connection, comments: &[CommentId]) -> Result<Vec<Decision>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::UndoneAt.is_null())
        .order_by_desc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Decision::from)
        .collect())
}

/// All decisions about a comment, undone ones too, the newest first.
pub async fn of_comment(database: &Connection, comment: CommentId) -> Result<Vec<Decision>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .order_by_desc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Decision::from)
        .collect())
}

/// The newest decisions, of one person or of all.
pub async fn latest_of(
    database: &Connection,
    person: Option<PersonId>,
    most: u64,
) -> Result<Vec<Decision>> {
    let mut found = Entity::find();
    if let Some(person) = person {
        found = found.filter(Column::PersonId.eq(person));
    }
    Ok(found
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?
        .into_iter()
        .map(Decision::from)
        .collect())
}

/// The decisions that `filter` asks for, undone ones too, the newest first: so many at most, from those
/// that were made before `after` on.
pub async fn listed(
    database: &Connection,
    filter: &DecisionFilter,
    after: Option<DecisionCursor>,
    most: u64,
) -> Result<Vec<Decision>> {
    let mut these = Condition::all();
    if let Some(person) = filter.person {
        these = these.add(Column::PersonId.eq(person));
    }
    if let Some(action) = filter.action {
        these = these.add(Column::Action.eq(action));
    }
    if let Some(post) = filter.post {
        these = these.add(Column::PostId.eq(post));
    }
    if let Some(from) = filter.from {
        these = these.add(Column::At.gte(from));
    }
    if let Some(until) = filter.until {
        these = these.add(Column::At.lt(until));
    }
    if let Some((at, id)) = after {
        let same = Condition::all().add(Column::At.eq(at)).add(Column::Id.lt(id));
        // The first part is for the index: the second alone is two ranges.
        these =
            these.add(Column::At.lte(at)).add(Condition::any().add(Column::At.lt(at)).add(same));
    }
    let found = Entity::find()
        .filter(these)
        .order_by_desc(Column::At)
        .order_by_desc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(found.into_iter().map(Decision::from).collect())
}

/// Whether a decision about the comment while it waited still stands.
pub async fn answered_before(database: &Connection, comment: CommentId) -> Result<bool> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::Before.eq(CommentStatus::Waiting))
        .filter(Column::UndoneAt.is_null())
        .one(database)
        .await?
        .is_some())
}

/// The newest `most` first answers to comments since then: what was published or not published and
/// stands. Spam is no answer. One that was put back before its first answer waited from then on, as its
/// due time says.
pub async fn answers_since(
    database: &Connection,
    since: Moment,
    most: u64,
) -> Result<Vec<FirstDecision>> {
    let rows: Vec<(DecisionId, CommentId, i64, Moment, Moment, Moment)> = Entity::find()
        .select_only()
        .column(Column::Id)
        .column(Column::CommentId)
        .column(Column::CommentVersion)
        .column(Column::WaitedFrom)
        .column(Column::At)
        .column(Column::DueAt)
        .filter(Column::At.gte(since))
        .filter(Column::WaitedFrom.is_not_null())
        .filter(Column::DueAt.is_not_null())
        .filter(Column::UndoneAt.is_null())
        .filter(Column::Action.is_in([Action::Publish, Action::Refuse]))
        .order_by_desc(Column::At)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?;
    // Whatever happens to a comment counts its version up, so most are not asked about.
    let changed = rows.iter().filter(|(_, _, version, ..)| *version > 1);
    let changed: Vec<CommentId> = changed.map(|(_, comment, ..)| *comment).collect();
    let put_back = put_back(database, &changed).await?;
    Ok(rows
        .into_iter()
        .map(|(id, comment, _, sent, at, due)| {
            let last = put_back.range((comment, DecisionId(0))..(comment, id)).next_back();
            FirstDecision { from: last.map_or(sent, |(_, moment)| *moment), at, due }
        })
        .collect())
}

/// When these comments were put back among those that wait, by comment and decision.
async fn put_back(
    database: &Connection,
    comments: &[CommentId],
) -> Result<BTreeMap<(CommentId, DecisionId), Moment>> {
    /// So many keys are handed to one statement.
    const AT_ONCE: usize = 2000;
    let mut found = BTreeMap::new();
    for some in comments.chunks(AT_ONCE) {
        let rows: Vec<(CommentId, DecisionId, Moment)> = Entity::find()
            .select_only()
            .column(Column::CommentId)
            .column(Column::Id)
            .column(Column::At)
            .filter(Column::CommentId.is_in(some.iter().copied()))
            .filter(Column::Action.eq(Action::Restore))
            .filter(Column::UndoneAt.is_null())
            .into_tuple()
            .all(database)
            .await?;
        found.extend(rows.into_iter().map(|(comment, id, at)| ((comment, id), at)));
    }
    Ok(found)
}

/// The decisions that were made together, in their order.
pub async fn of_batch(database: &Connection, batch: DecisionId) -> Result<Vec<Decision>> {
    Ok(Entity::find()
        .filter(Column::Batch.eq(batch))
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Decision::from)
        .collect())
}
