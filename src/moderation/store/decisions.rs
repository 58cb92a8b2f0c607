//! The decisions. One that was undone stays, marked.

use crate::{
    clock::Moment,
    comments::{Comment, Transition},
    database::Transaction,
    error::Result,
    ids::{CommentId, DecisionId, PersonId},
    moderation::{
        Reason, Ruling,
        entity::decision::{ActiveModel, Column, Entity, Model},
        values::Decision,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

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
            outcome: row.outcome.and_then(|code| code.parse().ok()),
            note: row.note,
            at: row.at,
            version: row.comment_version,
            undone: row.undone_at,
        }
    }
}

/// Keeps a decision about `comment` as it was seen.
pub async fn insert(
    transaction: &Transaction,
    comment: &Comment,
    person: PersonId,
    ruling: &Ruling,
    transition: Transition,
    now: Moment,
) -> Result<DecisionId> {
    let (guideline, outcome) = match ruling.reason() {
        Some(Reason::Guideline(id)) => (Some(id), None),
        Some(Reason::Outcome(outcome)) => (None, Some(outcome.code().to_owned())),
        None => (None, None),
    };
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment.id),
        person_id: Set(Some(person)),
        action: Set(ruling.action()),
        before: Set(transition.from()),
        after: Set(transition.to()),
        guideline_id: Set(guideline),
        outcome: Set(outcome),
        note: Set(ruling.note().to_owned()),
        at: Set(now),
        comment_version: Set(comment.version),
        undone_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// The decision with this key.
pub async fn decision(database: &impl ConnectionTrait, id: DecisionId) -> Result<Option<Decision>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Decision::from))
}

/// The last decision about a comment that was not undone.
pub async fn last_standing(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Option<Decision>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::UndoneAt.is_null())
        .order_by_desc(Column::Id)
        .one(database)
        .await?
        .map(Decision::from))
}

/// The decisions about these comments that were not undone, the newest first.
pub async fn standing_of(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<Vec<Decision>> {
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
pub async fn of_comment(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Vec<Decision>> {
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
    database: &impl ConnectionTrait,
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

/// Marks a decision as undone; says whether it still stood.
pub async fn mark_undone(transaction: &Transaction, id: DecisionId, now: Moment) -> Result<bool> {
    let done = Entity::update_many()
        .col_expr(Column::UndoneAt, Expr::value(now))
        .filter(Column::Id.eq(id))
        .filter(Column::UndoneAt.is_null())
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}
