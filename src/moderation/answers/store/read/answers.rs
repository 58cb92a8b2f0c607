//! What was chosen for comments.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{AnswerId, CommentId, PersonId, PostId},
    },
    moderation::answers::{
        entity::answer::{Column, Entity, Model},
        values::{Answer, FollowUpStatus},
    },
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Select,
};

/// After which answer a page begins: when it is due, and its key.
pub type Cursor = (Moment, AnswerId);

/// Whose answers are asked for.
#[derive(Debug, Clone, Default)]
pub struct OwedBy {
    /// Only those that this person owns, or that are on these posts; all if there is none.
    pub only: Option<(PersonId, Vec<PostId>)>,
}

impl From<Model> for Answer {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            comment: row.comment_id,
            post: row.post_id,
            kind: row.kind,
            state: row.state,
            owner: row.owner_id,
            team: row.team_id,
            due: row.due_at,
            note: row.note,
            person: row.person_id,
            at: row.at,
            reply: row.reply_id,
            done: row.done_at,
        }
    }
}

/// The choice with this key.
pub async fn answer(database: &Connection, id: AnswerId) -> Result<Option<Answer>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Answer::from))
}

/// What was chosen for a comment and not taken back, in its order.
pub async fn of_comment(database: &Connection, comment: CommentId) -> Result<Vec<Answer>> {
    of_comments(database, &[comment]).await
}

/// What was chosen for these comments and not taken back, in its order.
pub async fn of_comments(database: &Connection, comments: &[CommentId]) -> Result<Vec<Answer>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::State.ne(FollowUpStatus::CalledOff))
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Answer::from)
        .collect())
}

/// The answer that is owed to a comment.
pub async fn open_on(database: &Connection, comment: CommentId) -> Result<Option<Answer>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(FollowUpStatus::Open))
        .one(database)
        .await?
        .map(Answer::from))
}

/// The answers that these replies gave and that were not taken back.
pub async fn given_by(database: &Connection, replies: &[CommentId]) -> Result<Vec<Answer>> {
    Ok(Entity::find()
        .filter(Column::ReplyId.is_in(replies.iter().copied()))
        .filter(Column::State.ne(FollowUpStatus::CalledOff))
        .all(database)
        .await?
        .into_iter()
        .map(Answer::from)
        .collect())
}

fn open(whose: &OwedBy) -> Select<Entity> {
    let found = Entity::find().filter(Column::State.eq(FollowUpStatus::Open));
    match &whose.only {
        None => found,
        Some((person, posts)) => found.filter(
            Condition::any()
                .add(Column::OwnerId.eq(*person))
                .add(Column::PostId.is_in(posts.iter().copied())),
        ),
    }
}

/// Answers that are owed, the first due first.
pub async fn list(
    database: &Connection,
    whose: &OwedBy,
    after: Option<Cursor>,
    most: u64,
) -> Result<Vec<Answer>> {
    let mut found = open(whose);
    if let Some((due, id)) = after {
        found = found.filter(
            Condition::any()
                .add(Column::DueAt.gt(due))
                .add(Condition::all().add(Column::DueAt.eq(due)).add(Column::Id.gt(id))),
        );
    }
    let found = found.order_by_asc(Column::DueAt).order_by_asc(Column::Id).limit(most);
    Ok(found.all(database).await?.into_iter().map(Answer::from).collect())
}

/// How many answers are owed, and how many of them are late.
pub async fn tally(database: &Connection, whose: &OwedBy, now: Moment) -> Result<(u64, u64)> {
    let owed = open(whose).count(database).await?;
    let late = open(whose).filter(Column::DueAt.lt(now)).count(database).await?;
    Ok((owed, late))
}
