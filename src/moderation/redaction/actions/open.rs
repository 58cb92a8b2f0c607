//! The one way to the words of a sealed original, and their end.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, RedactionId, SealedId},
    },
    conversation::comments::OriginalWords,
    moderation::{redaction::store, risk},
    team::accounts::Administrator,
};

/// What came of opening a seal.
#[derive(Debug)]
pub enum OpenOutcome {
    /// What lay under it.
    Read(OriginalWords),
    /// It is destroyed.
    Destroyed,
}

/// Reads a sealed original. That it was read, by whom and why is kept first, in the same
/// transaction: nobody reads it unseen.
pub async fn open(
    context: &Context,
    administrator: &Administrator,
    id: SealedId,
    reason: &str,
) -> Result<OpenOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let (_, redaction) =
                store::with_redaction(&transaction, id).await?.ok_or(AppError::NotFound)?;
            let comment = redaction.comment;
            let found = store::seal_with(&transaction, id, comment).await?;
            let Some((_, Some(words))) = found else { return Ok(OpenOutcome::Destroyed) };
            store::keep_opening(&transaction, id, administrator.id(), reason, now).await?;
            audit::record(
                &transaction,
                now,
                By::Person(administrator.id()),
                Event::SealedOpened(comment, id),
            )
            .await?;
            Ok(OpenOutcome::Read(words))
        })
        .await
}

/// Destroys every sealed original of a comment before its date, as when its words are erased; in the
/// transaction, and with the audit line, of whoever erases them.
pub async fn destroy_of(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    store::forget_causes(transaction, comment).await?;
    let redactions = store::of_comment(transaction, comment).await?;
    let keys: Vec<RedactionId> = redactions.iter().map(|redaction| redaction.id).collect();
    for seal in store::of_redactions(transaction, &keys).await? {
        if seal.destroyed.is_none() {
            store::destroy(transaction, seal.id, now).await?;
        }
    }
    Ok(())
}

/// Destroys each sealed original whose date has come; a line says how many.
pub async fn destroy_due(context: &Context) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            // Where somebody may be at risk, nothing is erased.
            let kept = &risk::kept(&transaction).await?;
            let destroyed = store::destroy_due(&transaction, now, kept).await?;
            if destroyed > 0 {
                audit::record(&transaction, now, By::Program, Event::SealedDestroyed(destroyed))
                    .await?;
            }
            Ok(())
        })
        .await
}
