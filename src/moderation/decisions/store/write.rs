//! Decisions are kept. One that is undone stays, marked.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, DecisionId, PersonId},
    },
    conversation::comments::{Comment, Transition},
    moderation::decisions::{
        PlainReason, Reason, Ruling,
        entity::decision::{ActiveModel, Column, Entity},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// What was found out in the transaction of a decision, to be kept with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DecisionFindings {
    /// The wording of the guideline that is quoted.
    pub guideline_version: Option<i64>,
    /// Whether it is the first decision about a comment that waited.
    pub first: bool,
}

/// Keeps a decision about `comment` as it was seen.
pub async fn insert(
    transaction: &Transaction,
    comment: &Comment,
    person: PersonId,
    ruling: &Ruling,
    transition: Transition,
    found: DecisionFindings,
    now: Moment,
) -> Result<DecisionId> {
    let (guideline, outcome, signpost) = match ruling.reason() {
        Some(Reason::Guideline(id)) => (Some(id), None, None),
        Some(Reason::Plain(outcome)) => (None, Some(outcome), None),
        Some(Reason::Signpost(id)) => (None, Some(PlainReason::BelongsElsewhere), Some(id)),
        None => (None, None, None),
    };
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment.id),
        person_id: Set(Some(person)),
        action: Set(ruling.action()),
        before: Set(transition.from()),
        after: Set(transition.to()),
        guideline_id: Set(guideline),
        guideline_version: Set(found.guideline_version),
        outcome: Set(outcome.map(|outcome| outcome.code().to_owned())),
        note: Set(ruling.note().to_owned()),
        at: Set(now),
        comment_version: Set(comment.version),
        undone_at: Set(None),
        waited_from: Set(found.first.then_some(comment.sent)),
        due_at: Set(found.first.then_some(comment.due)),
        signpost_id: Set(signpost),
        post_id: Set(Some(comment.post)),
        batch: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Takes the notes to the writer off the decisions about these comments.
pub async fn blank_notes(transaction: &Transaction, comments: &[CommentId]) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { note: Set(String::new()), ..Default::default() })
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Marks a decision as undone; says whether it still stood.
pub async fn mark_undone(transaction: &Transaction, id: DecisionId, now: Moment) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { undone_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::UndoneAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Keeps that a decision was made together with others; one that was before stays with those.
pub async fn join_batch(
    transaction: &Transaction,
    id: DecisionId,
    batch: DecisionId,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { batch: Set(Some(batch)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::Batch.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}
