//! What is written of credits.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::PersonId},
    moderation::credits::{
        entity::{ActiveModel, Column, Entity},
        values::Credit,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

pub async fn insert(
    transaction: &Transaction,
    credit: Credit,
    person: PersonId,
    now: Moment,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(credit.comment),
        change_note_id: Set(credit.note),
        person_id: Set(person),
        at: Set(now),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

pub async fn remove(transaction: &Transaction, credit: Credit) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CommentId.eq(credit.comment))
        .filter(Column::ChangeNoteId.eq(credit.note))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
