//! Words that were taken out are put back: by whoever took them out while a decision can be undone,
//! later by an administrator who says why.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::is_just_now,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments,
    moderation::{
        redaction::{store, values::Redaction},
        reports::{self, ReportOutcome},
        screening::fingerprint,
        spam_filter,
    },
    team::accounts::{Administrator, Member, Moderator},
};

/// Why words cannot be put back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoRefused {
    /// There is no redaction, or it was undone already.
    Nothing,
    /// Somebody else took them out, or the time for it is over.
    NotYours,
    /// The comment has other words since.
    Changed,
    /// The original is destroyed.
    Destroyed,
    /// Its writer has sent the same comment again, as it was.
    SentAgain,
}

impl UndoRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Nothing => {
                "There is nothing to undo: the words were put back already, or the writer has changed the \
                 comment since."
            }
            Self::NotYours => {
                "It is too late to undo this, or someone else removed the words. An administrator can \
                 put them back."
            }
            Self::Changed => "Its writer has changed the comment since. Open it to see how.",
            Self::Destroyed => "The original was destroyed on its date, so it cannot be put back.",
            Self::SentAgain => {
                "The writer has sent the same comment again, with the words that were removed. Moderate \
                 that one."
            }
        }
    }
}

/// Whether `member` may undo `redaction` without saying why.
pub fn may_undo(context: &Context, member: &Member, redaction: &Redaction) -> bool {
    redaction.person == member.id() && redaction.at + context.settings.undo > context.clock.now()
}

/// Puts the words of the moderator's own last redaction of a comment back.
pub async fn undo(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
) -> Result<Result<(), UndoRefused>> {
    context
        .database
        .write_unless_refused(|transaction| async move {
            transaction.one_at_a_time(&format!("redaction:{id}")).await?;
            let Some(last) = store::last_standing(&transaction, id).await? else {
                return pressed_twice(context, &transaction, moderator, id).await;
            };
            if !may_undo(context, moderator, &last) {
                return Ok(Err(UndoRefused::NotYours));
            }
            put_back(context, &transaction, moderator, &last, "").await
        })
        .await
        // The same comment cannot stand twice.
        .or_else(AppError::taken_as(Err(UndoRefused::SentAgain)))
}

/// Puts the words of the last redaction of a comment back, at any time until they are destroyed.
pub async fn undo_for_a_reason(
    context: &Context,
    administrator: &Administrator,
    id: CommentId,
    because: &str,
) -> Result<Result<(), UndoRefused>> {
    context
        .database
        .write_unless_refused(|transaction| async move {
            transaction.one_at_a_time(&format!("redaction:{id}")).await?;
            let Some(last) = store::last_standing(&transaction, id).await? else {
                return pressed_twice(context, &transaction, administrator, id).await;
            };
            put_back(context, &transaction, administrator, &last, because).await
        })
        .await
        // The same comment cannot stand twice.
        .or_else(AppError::taken_as(Err(UndoRefused::SentAgain)))
}

/// There is nothing to put back: done, if the member has put the last of it back a moment ago.
async fn pressed_twice(
    context: &Context,
    transaction: &Transaction,
    member: &Member,
    id: CommentId,
) -> Result<Result<(), UndoRefused>> {
    let now = context.clock.now();
    let newest = store::of_comment(transaction, id).await?.into_iter().next();
    let Some(newest) =
        newest.filter(|newest| newest.undone.is_some_and(|undone| is_just_now(undone, now)))
    else {
        return Ok(Err(UndoRefused::Nothing));
    };
    let event = Event::RedactionUndone(id, newest.id);
    let own = audit::is_recorded(transaction, member.id(), &event).await?;
    Ok(if own { Ok(()) } else { Err(UndoRefused::Nothing) })
}

async fn put_back(
    context: &Context,
    transaction: &Transaction,
    member: &Member,
    redaction: &Redaction,
    because: &str,
) -> Result<Result<(), UndoRefused>> {
    let now = context.clock.now();
    let id = redaction.comment;
    let comment = comments::find(transaction, id).await?.ok_or(AppError::NotFound)?;
    let seals = store::of_redactions(transaction, &[redaction.id]).await?;
    let Some(seal) = seals.into_iter().next() else { return Ok(Err(UndoRefused::Destroyed)) };
    let Some((_, Some(before))) = store::seal_with(transaction, seal.id, id).await? else {
        return Ok(Err(UndoRefused::Destroyed));
    };
    let known_by = &fingerprint(context, &before.body);
    if !comments::put_words_back(context, transaction, &comment, &before, known_by).await?
        || !store::mark_undone(transaction, redaction.id, member.id(), because, now).await?
    {
        return Ok(Err(UndoRefused::Changed));
    }
    spam_filter::look_again(transaction, id, now).await?;
    reports::reopen(transaction, id, ReportOutcome::Redacted, redaction.at).await?;
    // What is back in its place need not lie here as well.
    store::destroy(transaction, seal.id, now).await?;
    audit::record(
        transaction,
        now,
        By::Person(member.id()),
        Event::RedactionUndone(id, redaction.id),
    )
    .await?;
    Ok(Ok(()))
}
