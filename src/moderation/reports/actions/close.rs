//! What came of reports is written down when the comment is kept, removed, redacted or withdrawn.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
    },
    conversation::comments,
    moderation::reports::{ReportOutcome, scrubbing::without, store},
    team::accounts::Moderator,
};

/// Writes down what came of the open reports of a comment, in the transaction of what was done.
pub async fn close(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    by: Option<PersonId>,
    now: Moment,
) -> Result<()> {
    store::close(transaction, comment, outcome, by, now).await?;
    Ok(())
}

/// What closed reports with this outcome at the moment `at` is undone: they are open again.
pub async fn reopen(
    transaction: &Transaction,
    comment: CommentId,
    outcome: ReportOutcome,
    at: Moment,
) -> Result<()> {
    store::reopen(transaction, comment, outcome, at).await
}

/// Takes words that were taken out of a comment out of the reports about it as well.
pub async fn take_out(
    transaction: &Transaction,
    comment: CommentId,
    passages: &[&str],
    placeholder: &str,
) -> Result<()> {
    for report in store::of_comments(transaction, &[comment]).await? {
        let left = without(&report.words, passages, placeholder);
        if left != report.words {
            store::set_words(transaction, report.id, &left).await?;
        }
    }
    Ok(())
}

/// Forgets what readers wrote in their reports about a comment, as when its words are erased.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    for report in store::of_comments(transaction, &[comment]).await? {
        store::set_words(transaction, report.id, "").await?;
    }
    Ok(())
}

/// Why a comment cannot be kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeepRefused {
    /// It has changed since it was seen.
    Changed,
    /// Somebody else has looked already.
    Nothing,
}

/// A moderator leaves the comment as it is: its open reports are closed.
pub async fn keep(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
) -> Result<Result<(), KeepRefused>> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let comment = comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            if comment.version != version {
                return Ok(Err(KeepRefused::Changed));
            }
            let by = Some(moderator.id());
            let closed = store::close(&transaction, id, ReportOutcome::Kept, by, now).await?;
            if closed == 0 {
                let last = store::of_comments(&transaction, &[id]).await?.into_iter().next();
                // Pressed twice by the same person is pressed once.
                let same = last.is_some_and(|last| {
                    last.outcome == Some(ReportOutcome::Kept) && last.decided_by == by
                });
                return Ok(if same { Ok(()) } else { Err(KeepRefused::Nothing) });
            }
            audit::record(
                &transaction,
                now,
                By::Person(moderator.id()),
                Event::ReportsClosed(id, closed),
            )
            .await?;
            Ok(Ok(()))
        })
        .await
}
