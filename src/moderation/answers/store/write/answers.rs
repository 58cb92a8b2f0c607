//! What was chosen for comments.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{AnswerId, CommentId, PersonId, PostId, SavedId},
    },
    moderation::answers::{
        entity::answer::{ActiveModel, Column, Entity},
        values::{FollowUp, FollowUpStatus},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// What a new row is made of.
#[derive(Debug, Clone)]
pub struct NewAnswer<'a> {
    pub comment: CommentId,
    pub post: PostId,
    pub kind: FollowUp,
    pub state: FollowUpStatus,
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
        done_at: Set((new.state == FollowUpStatus::Done).then_some(new.at)),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Gives an open answer to somebody else; says whether it was open.
pub async fn set_owner(transaction: &Transaction, id: AnswerId, owner: PersonId) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { owner_id: Set(Some(owner)), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(FollowUpStatus::Open))
        .exec(transaction.connection())
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
            state: Set(FollowUpStatus::Done),
            reply_id: Set(Some(reply)),
            done_at: Set(Some(now)),
            ..Default::default()
        })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(FollowUpStatus::Open))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected > 0)
}

/// The answer is owed again, in this state: the reply that gave it was taken back.
pub async fn reopen(transaction: &Transaction, id: AnswerId, state: FollowUpStatus) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel {
            state: Set(state),
            reply_id: Set(None),
            done_at: Set(None),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Takes one choice back; says whether it stood.
pub async fn call_off(transaction: &Transaction, id: AnswerId) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel { state: Set(FollowUpStatus::CalledOff), ..Default::default() })
        .filter(Column::Id.eq(id))
        .filter(Column::State.ne(FollowUpStatus::CalledOff))
        .exec(transaction.connection())
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
        .set(ActiveModel { state: Set(FollowUpStatus::CalledOff), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::At.gte(since))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Moves the answers owed to a comment from one state to another, as it leaves the page or comes back.
pub async fn shift(
    transaction: &Transaction,
    comment: CommentId,
    from: FollowUpStatus,
    to: FollowUpStatus,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { state: Set(to), ..Default::default() })
        .filter(Column::CommentId.eq(comment))
        .filter(Column::State.eq(from))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
