//! What the spam filter asks of comments.

use crate::{
    base::{database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The keys of the next comments of readers after `after` that are published or spam, in the order in
/// which they were sent.
pub async fn decided_after(
    database: &Connection,
    after: CommentId,
    most: u64,
) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.gt(after))
        .filter(Column::PersonId.is_null())
        .filter(Column::Status.is_in([CommentStatus::Published, CommentStatus::Spam]))
        .order_by_asc(Column::Id)
        .limit(most)
        .into_tuple()
        .all(database)
        .await?)
}
