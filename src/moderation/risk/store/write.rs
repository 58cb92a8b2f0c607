//! Every statement about marks.

use super::{
    Mark, State,
    entity::{ActiveModel, Column, Entity, Model},
};
use crate::base::{
    clock::Moment,
    database::Transaction,
    error::Result,
    ids::{CommentId, PersonId, RiskId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

impl From<Model> for Mark {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            state: row.state,
            raised: (row.raised_by, row.raised_at),
            handled: row.handled_by.zip(row.handled_at),
            done: row.handled_words,
            cleared: row.cleared_by.zip(row.cleared_at),
            reason: row.cleared_words,
        }
    }
}

/// A mark stands until it is taken off.
const STANDING: [State; 2] = [State::Open, State::Handled];

fn standing() -> Select<Entity> {
    Entity::find().filter(Column::State.is_in(STANDING))
}

pub(super) async fn mark(database: &impl ConnectionTrait, id: RiskId) -> Result<Option<Mark>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Mark::from))
}

/// The mark that stands on a comment.
pub(super) async fn on(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Option<Mark>> {
    let found = standing().filter(Column::CommentId.eq(comment)).one(database);
    Ok(found.await?.map(Mark::from))
}

/// The marks that stand on these comments.
pub(super) async fn on_any(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<Vec<Mark>> {
    let found = standing().filter(Column::CommentId.is_in(comments.iter().copied())).all(database);
    Ok(found.await?.into_iter().map(Mark::from).collect())
}

/// Every mark that a comment has had, the newest first.
pub(super) async fn of(database: &impl ConnectionTrait, comment: CommentId) -> Result<Vec<Mark>> {
    let found = Entity::find().filter(Column::CommentId.eq(comment)).order_by_desc(Column::Id);
    Ok(found.all(database).await?.into_iter().map(Mark::from).collect())
}

/// Marks of which nobody has said what was done, the oldest first.
pub(super) async fn open(database: &impl ConnectionTrait, most: u64) -> Result<Vec<Mark>> {
    let found = Entity::find().filter(Column::State.eq(State::Open)).order_by_asc(Column::Id);
    Ok(found.limit(most).all(database).await?.into_iter().map(Mark::from).collect())
}

/// The comments that a mark stands on.
pub(super) async fn marked(database: &impl ConnectionTrait) -> Result<Vec<CommentId>> {
    Ok(standing().select_only().column(Column::CommentId).into_tuple().all(database).await?)
}

pub(super) async fn insert(
    transaction: &Transaction,
    comment: CommentId,
    person: PersonId,
    now: Moment,
) -> Result<RiskId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment),
        state: Set(State::Open),
        raised_by: Set(person),
        raised_at: Set(now),
        handled_by: Set(None),
        handled_at: Set(None),
        handled_words: Set(String::new()),
        cleared_by: Set(None),
        cleared_at: Set(None),
        cleared_words: Set(String::new()),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// Writes down what was done, if nobody has before; says whether that was so.
pub(super) async fn handle(
    transaction: &Transaction,
    id: RiskId,
    person: PersonId,
    words: &str,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(State::Handled),
            handled_by: Set(Some(person)),
            handled_at: Set(Some(now)),
            handled_words: Set(words.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(State::Open))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes the mark off, if it stands; says whether it did.
pub(super) async fn clear(
    transaction: &Transaction,
    id: RiskId,
    person: PersonId,
    words: &str,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(State::Cleared),
            cleared_by: Set(Some(person)),
            cleared_at: Set(Some(now)),
            cleared_words: Set(words.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(STANDING))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Blanks what people wrote about a comment.
pub(super) async fn blank(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            handled_words: Set(String::new()),
            cleared_words: Set(String::new()),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .exec(transaction)
        .await?;
    Ok(())
}
