//! What was chosen for comments.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{AnswerId, CommentId, PersonId, PostId, SavedId},
    },
    moderation::answers::{
        entity::answer::{ActiveModel, Column, Entity, Model},
        values::{Answer, Kind, State},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// After which answer a page begins: when it is due, and its key.
pub type Cursor = (Moment, AnswerId);

/// Whose answers are asked for.
#[derive(Debug, Clone, Default)]
pub struct Whose {
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

/// What a new row is made of.
#[derive(Debug, Clone)]
pub struct NewAnswer<'a> {
    pub comment: CommentId,
    pub post: PostId,
    pub kind: Kind,
    pub state: State,
    pub owner: Option<PersonId>,
    pub team: Option<SavedId>,
    pub due: Option<Moment>,
    pub note: &'a str,
    pub person: PersonId,
    pub at: Moment,
    pub reply: Option<CommentId>,
}

/// Keeps a choice. A second open one for a comment is `AppError::Taken`.
pub async fn insert(transaction: &Transaction, new: &NewAnswer<'_>) -> Result<AnswerId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(new.comment),
        post_id: Set(new.post),
        kind: Set(new.kind),
        state: Set(new.state),
        owner_id: Set(new.owner),
        team_id: Set(new.team),
        due_at: Set(new.due),
        note: Set(new.note.to_owned()),
        person_id: Set(new.person),
        at: Set(new.at),
        reply_id: Set(new.reply),
        done_at: Set((new.state == State::Done).then_some(new.at)),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// The choice with this key.
pub async fn answer(database: &impl ConnectionTrait, id: AnswerId) -> Result<Option<Answer>> {
    Ok(Entity::find_by_id(id).one(database).await?.map(Answer::from))
}

/// What was chosen for a comment and not taken back, in its order.
pub async fn of_comment(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Vec<Answer>> {
    of_comments(database, &[comment]).await
}

/// What was chosen for these comments and not taken back, in its order.
pub async fn of_comments(
    database: &impl ConnectionTrait,
    comments: &[CommentId],
) -> Result<Vec<Answer>> {
    Ok(Entity::find()
        .filter(Column::CommentId.is_in(comments.iter().copied()))
        .filter(Column::State.ne(State::CalledOff))
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Answer::from)
        .collect())
}

/// The answer that is owed to a comment.
pub async fn open_on(
    database: &impl ConnectionTrait,
    comment: CommentId,
) -> Result<Option<Answer>> {
    Ok(Entity::find()
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(State::Open))
        .one(database)
        .await?
        .map(Answer::from))
}

/// Gives an open answer to somebody else; says whether it was open.
pub async fn set_owner(transaction: &Transaction, id: AnswerId, owner: PersonId) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { owner_id: Set(Some(owner)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(State::Open))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// The answer that was owed is given by `reply`. Says whether one was owed.
pub async fn finish(
    transaction: &Transaction,
    comment: CommentId,
    reply: CommentId,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(State::Done),
            reply_id: Set(Some(reply)),
            done_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(State::Open))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected > 0)
}

/// Takes one choice back; says whether it stood.
pub async fn call_off(transaction: &Transaction, id: AnswerId) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { state: Set(State::CalledOff), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::State.ne(State::CalledOff))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Takes back what was chosen for a comment at `since` or later.
pub async fn call_off_since(
    transaction: &Transaction,
    comment: CommentId,
    since: Moment,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { state: Set(State::CalledOff), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::At.gte(since))
        .exec(transaction)
        .await?;
    Ok(())
}

/// Moves the answers owed to a comment from one state to another, as it leaves the page or comes back.
pub async fn shift(
    transaction: &Transaction,
    comment: CommentId,
    from: State,
    to: State,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { state: Set(to), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(from))
        .exec(transaction)
        .await?;
    Ok(())
}

fn open(whose: &Whose) -> Select<Entity> {
    let found = Entity::find().filter(Column::State.eq(State::Open));
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
    database: &impl ConnectionTrait,
    whose: &Whose,
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
pub async fn tally(
    database: &impl ConnectionTrait,
    whose: &Whose,
    now: Moment,
) -> Result<(u64, u64)> {
    let owed = open(whose).count(database).await?;
    let late = open(whose).filter(Column::DueAt.lt(now)).count(database).await?;
    Ok((owed, late))
}
