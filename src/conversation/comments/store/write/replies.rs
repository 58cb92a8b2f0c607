//! That the writer of the comment above was told of replies.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::CommentId},
    conversation::comments::entity::comment::{ActiveModel, Column, Entity},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Writes down that the writer of the comment above was told of these.
pub async fn mark_told(transaction: &Transaction, ids: &[CommentId], now: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { reply_told_at: Set(Some(now)), ..Default::default() })
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
