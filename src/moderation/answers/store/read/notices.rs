//! Which author is to be told of which comment.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{CommentId, PersonId},
    },
    moderation::answers::entity::notice::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};

/// The most that is told in one mail.
const MOST: u64 = 50;

/// What a person is to be told that was noted by `until`: the key of each note, and the comment.
pub async fn due_notices(
    database: &Connection,
    person: PersonId,
    until: Moment,
) -> Result<Vec<(i64, CommentId)>> {
    Ok(Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::ToldAt.is_null())
        .filter(Column::At.lte(until))
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(database)
        .await?
        .into_iter()
        .map(|row| (row.id, row.comment_id))
        .collect())
}

/// Whether there is more to tell a person.
pub async fn untold(database: &Connection, person: PersonId) -> Result<bool> {
    let left = Entity::find().filter(Column::PersonId.eq(person)).filter(Column::ToldAt.is_null());
    Ok(left.count(database).await? > 0)
}

/// When a person was last told of anything.
pub async fn last_told(database: &Connection, person: PersonId) -> Result<Option<Moment>> {
    let found = Entity::find()
        .filter(Column::PersonId.eq(person))
        .filter(Column::ToldAt.is_not_null())
        .order_by_desc(Column::ToldAt)
        .one(database)
        .await?;
    Ok(found.and_then(|row| row.told_at))
}
