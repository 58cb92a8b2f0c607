//! What is written of marks.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId, RiskId},
    },
    moderation::risk::{
        RiskStatus,
        entity::{ActiveModel, Column, Entity},
        store::read::STANDING,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

pub async fn insert(
    transaction: &Transaction,
    comment: CommentId,
    person: PersonId,
    now: Moment,
) -> Result<RiskId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment),
        state: Set(RiskStatus::Open),
        raised_by: Set(person),
        raised_at: Set(now),
        handled_by: Set(None),
        handled_at: Set(None),
        handled_words: Set(String::new()),
        cleared_by: Set(None),
        cleared_at: Set(None),
        cleared_words: Set(String::new()),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Writes down what was done, if nobody has before; says whether that was so.
pub async fn handle(
    transaction: &Transaction,
    id: RiskId,
    person: PersonId,
    words: &str,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(RiskStatus::Handled),
            handled_by: Set(Some(person)),
            handled_at: Set(Some(now)),
            handled_words: Set(words.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(RiskStatus::Open))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes the mark off, if it stands; says whether it did.
pub async fn clear(
    transaction: &Transaction,
    id: RiskId,
    person: PersonId,
    words: &str,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(RiskStatus::Cleared),
            cleared_by: Set(Some(person)),
            cleared_at: Set(Some(now)),
            cleared_words: Set(words.to_owned()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::State.is_in(STANDING))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Blanks what people wrote about a comment.
pub async fn blank(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            handled_words: Set(String::new()),
            cleared_words: Set(String::new()),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
