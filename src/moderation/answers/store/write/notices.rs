//! Which author is to be told of which comment.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId},
    },
    moderation::answers::entity::notice::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
};

/// Notes that a person is to be told of a comment; once, however often it is published.
pub async fn notice(
    transaction: &Transaction,
    person: PersonId,
    comment: CommentId,
    now: Moment,
) -> Result<()> {
    let noted = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::CommentId.eq(comment))
        .count(transaction.connection())
        .await?;
    if noted > 0 {
        return Ok(());
    }
    let row = ActiveModel {
        id: NotSet,
        person_id: Set(person),
        comment_id: Set(comment),
        at: Set(now),
        told_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Nobody is to be told of a comment any more.
pub async fn unnotice(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::ToldAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Writes down that these were told.
pub async fn mark_told(transaction: &Transaction, notes: &[i64], now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { told_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.is_in(notes.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Forgets what a person was told before `before`.
pub async fn forget_notices(
    transaction: &Transaction,
    person: PersonId,
    before: Moment,
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::PersonId.eq(person))
        .filter(Column::ToldAt.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
