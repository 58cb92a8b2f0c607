//! Which comments have words that have had their time, or have lost them.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Comments whose words are there and have had their time: not published and decided so before `refused`,
/// or spam since before `spam`. Those after `after`, without those in `kept`.
pub async fn words_due(
    database: &Connection,
    refused: Moment,
    spam: Moment,
    kept: &[CommentId],
    after: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
    let since = |status: CommentStatus, before: Moment| {
        Condition::all().add(Column::Status.eq(status)).add(Column::DecidedAt.lt(before))
    };
    let due = Condition::any()
        .add(since(CommentStatus::NotPublished, refused))
        .add(since(CommentStatus::Spam, spam));
    let rows = Entity::find()
        .filter(due)
        .filter(Column::WordsGoneAt.is_null())
        .filter(Column::ErasedAt.is_null())
        .filter(Column::Id.gt(after))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// Those whose words are there no more.
fn gone() -> Condition {
    Condition::any().add(Column::ErasedAt.is_not_null()).add(Column::WordsGoneAt.is_not_null())
}

/// Which of these comments have no words any more.
pub async fn gone_among(database: &Connection, ids: &[CommentId]) -> Result<Vec<CommentId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Id.is_in(ids.iter().copied()))
        .filter(gone())
        .into_tuple()
        .all(database)
        .await?)
}

/// When the words of some comment went last.
pub async fn last_gone(database: &Connection) -> Result<Option<Moment>> {
    let last: Option<(Option<Moment>, Option<Moment>)> = Entity::find()
        .select_only()
        .column_as(Column::ErasedAt.max(), "erased")
        .column_as(Column::WordsGoneAt.max(), "gone")
        .filter(gone())
        .into_tuple()
        .one(database)
        .await?;
    Ok(last.and_then(|(erased, gone)| Ord::max(erased, gone)))
}
