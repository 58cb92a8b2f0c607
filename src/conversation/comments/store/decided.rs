//! What the spam filter asks of comments and says of them.

use crate::{
    base::{database::Transaction, error::Result, ids::CommentId},
    conversation::comments::{
        Status,
        entity::comment::{ActiveModel, Column, Entity},
    },
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};

/// The keys of the next comments of readers after `after` that are published or spam, in the order in
/// which they were sent.
pub async fn decided_after(
    database: &impl ConnectionTrait,
    after: CommentId,
    most: u64,
) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.gt(after))
        .filter(Column::PersonId.is_null())
        .filter(Column::Status.is_in([Status::Published, Status::Spam]))
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}

/// Keeps how like spam a comment is, from 0 to 100; `None` if nothing is said of it.
pub async fn keep_score(transaction: &Transaction, id: CommentId, score: Option<u8>) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { spam_score: Set(score.map(i64::from)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction)
        .await?;
    Ok(())
}
