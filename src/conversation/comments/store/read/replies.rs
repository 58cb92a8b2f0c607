//! Published replies of which the writer of the comment above is to be told.

use crate::{
    base::{clock::Moment, database::Connection, error::Result, ids::CommentId},
    conversation::comments::{
        Comment, CommentStatus,
        entity::comment::{Column, Entity},
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};

/// The most replies in one mail.
const MOST: u64 = 20;

/// What answers `parent`: a reply that stands beside what it answers says so itself.
fn answers(parent: CommentId) -> Condition {
    let under = Column::ParentId.eq(parent).and(Column::AnsweredId.is_null());
    Condition::any().add(Column::AnsweredId.eq(parent)).add(under)
}

/// The published replies to `parent`, the oldest first, at most `most`.
pub async fn published_replies(
    database: &Connection,
    parent: CommentId,
    most: u64,
) -> Result<Vec<Comment>> {
    let rows = Entity::find()
        .filter(answers(parent))
        .filter(Column::Status.eq(CommentStatus::Published))
        .order_by_asc(Column::Id)
        .limit(most)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// The published replies to `parent` of which nobody was told, the oldest first: those that were
/// published after `since`, and not by the writer of `parent`.
pub async fn replies_to_tell(
    database: &Connection,
    parent: &Comment,
    since: Moment,
) -> Result<Vec<Comment>> {
    let mut by_others = Condition::any().add(Column::AddressHash.is_null());
    if let Some(address) = &parent.address {
        by_others = by_others.add(Column::AddressHash.ne(address.as_str()));
    }
    let published = Func::coalesce([Expr::col(Column::DecidedAt), Expr::col(Column::SentAt)]);
    let rows = Entity::find()
        .filter(answers(parent.id))
        .filter(by_others)
        .filter(Expr::expr(published).gt(since))
        .filter(Column::Status.eq(CommentStatus::Published))
        .filter(Column::ReplyToldAt.is_null())
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// When the writer of a comment was last told of a reply.
pub async fn last_told_of_reply(
    database: &Connection,
    parent: CommentId,
) -> Result<Option<Moment>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::ReplyToldAt)
        .filter(answers(parent))
        .filter(Column::ReplyToldAt.is_not_null())
        .order_by_desc(Column::ReplyToldAt)
        .into_tuple()
        .one(database)
        .await?)
}
