//! What the team noted. A note that was withdrawn loses its words and keeps its place.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{CommentId, NoteId, PersonId},
    },
    moderation::teamwork::entity::note::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Erases what was noted about a comment whose writer wants it erased.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Entity::delete_many()
        .filter(Column::CommentId.eq(comment))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Keeps a note.
pub async fn insert_note(
    transaction: &Transaction,
    comment: CommentId,
    person: PersonId,
    body: &str,
    now: Moment,
) -> Result<NoteId> {
    let row = ActiveModel {
        id: NotSet,
        comment_id: Set(comment),
        person_id: Set(person),
        body: Set(body.to_owned()),
        at: Set(now),
        withdrawn_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Takes the words of a note away, if it is this person's on this comment and still stands; says
/// whether it was.
pub async fn withdraw_note(
    transaction: &Transaction,
    id: NoteId,
    comment: CommentId,
    person: PersonId,
    now: Moment,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            withdrawn_at: Set(Some(now)),
            body: Set(String::new()),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::CommentId.eq(comment))
        .filter(Column::PersonId.eq(person))
        .filter(Column::WithdrawnAt.is_null())
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}
