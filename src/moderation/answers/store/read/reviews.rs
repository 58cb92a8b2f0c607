//! Replies that a second person is to look at.

use crate::{
    base::{
        database::Connection,
        error::Result,
        ids::{CommentId, ReviewId},
    },
    moderation::answers::{
        entity::review::{Column, Entity, Model},
        values::Review,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl From<Model> for Review {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            reply: row.reply_id,
            body: row.body,
            writer: row.person_id,
            at: row.at,
            returned: row.returned_by.map(|person| (person, row.note)),
        }
    }
}

/// The review with this key.
pub async fn review(database: &Connection, id: ReviewId) -> Result<Option<Review>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Review::from))
}

/// The reviews of replies to these comments, and of corrections of those, in their order.
pub async fn reviews_of(database: &Connection, comments: &[CommentId]) -> Result<Vec<Review>> {
    let ids = comments.iter().copied();
    let found = Entity::find().filter(Column::CommentId.is_in(ids)).order_by_asc(Column::Id);
    Ok(found.all(database).await?.into_iter().map(Review::from).collect())
}

/// The review of the correction of `reply`, or else of a new reply to `comment`.
pub async fn review_of(
    database: &Connection,
    comment: CommentId,
    reply: Option<CommentId>,
) -> Result<Option<Review>> {
    let found = match reply {
        Some(reply) => Entity::find().filter(Column::ReplyId.eq(reply)),
        None => {
            Entity::find().filter(Column::CommentId.eq(comment)).filter(Column::ReplyId.is_null())
        }
    };
    Ok(found.one(database).await?.map(Review::from))
}
