//! What the spam filter says of comments.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    conversation::comments::entity::comment::{ActiveModel, Column, Entity},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

/// Keeps how like spam a comment is, from 0 to 100; `None` if nothing is said of it.
pub async fn keep_score(transaction: &Transaction, id: CommentId, score: Option<u8>) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { spam_score: Set(score.map(i64::from)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
