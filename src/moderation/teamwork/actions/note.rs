//! A moderator notes something for the team, or takes an own note back.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::is_just_now,
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, NoteId},
    },
    conversation::comments,
    moderation::teamwork::store,
    team::accounts::Moderator,
};

/// Keeps a note of `body`, which was checked to be one, about the comment. The same once more a moment
/// later is the same note.
pub async fn note(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    body: &str,
) -> Result<NoteId> {
    let now = context.clock.now();
    let person = moderator.id();
    context
        .database
        .write(|transaction| async move {
            transaction.one_at_a_time(&format!("notes:{id}")).await?;
            comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            let own = store::notes_of(&transaction, id).await?;
            let last = own.into_iter().rev().find(|note| note.person == person);
            if let Some(last) = last
                && last.withdrawn.is_none()
                && last.body == body
                && is_just_now(last.at, now)
            {
                return Ok(last.id);
            }
            let note = store::insert_note(&transaction, id, person, body, now).await?;
            let by = By::Person(person);
            audit::record(&transaction, now, by, Event::NoteAdded(id, note)).await?;
            Ok(note)
        })
        .await
}

/// Takes back a note of one's own; its words are erased. Twice is no mistake, and somebody else's is
/// not found.
pub async fn withdraw_note(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    note: NoteId,
) -> Result<()> {
    let now = context.clock.now();
    let person = moderator.id();
    context
        .database
        .write(|transaction| async move {
            if !store::withdraw_note(&transaction, note, id, person, now).await? {
                let notes = store::notes_of(&transaction, id).await?;
                let own = notes.iter().any(|found| found.id == note && found.person == person);
                return if own { Ok(()) } else { Err(AppError::NotFound) };
            }
            let by = By::Person(person);
            audit::record(&transaction, now, by, Event::NoteWithdrawn(id, note)).await
        })
        .await
}
