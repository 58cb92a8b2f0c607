//! The mark is set by one press, answered in words, and taken off for a reason.

use super::{
    RiskStatus, door,
    jobs::{AlertContact, EraseWished},
    store,
};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
        jobs,
    },
    conversation::comments,
    team::accounts::Moderator,
};

/// Says that someone may be at risk, and has the contact told at once. Twice is once.
pub async fn raise(context: &Context, moderator: &Moderator, comment: CommentId) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            door::one_at_a_time(&transaction, comment).await?;
            comments::find(&transaction, comment).await?.ok_or(AppError::NotFound)?;
            if store::on(&transaction, comment).await?.is_some() {
                return Ok(());
            }
            let risk = store::insert(&transaction, comment, moderator.id(), now).await?;
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::RiskRaised(comment)).await?;
            // Not behind the mail of many comments that came at once.
            jobs::enqueue_first(&transaction, &AlertContact { risk }, now).await
        })
        .await
        // Somebody else said so at the same moment.
        .or_else(AppError::taken_as(()))
}

/// Writes down what was done. `false` means that somebody has written it down already, in other words.
pub(super) async fn handle(
    context: &Context,
    moderator: &Moderator,
    comment: CommentId,
    words: &str,
) -> Result<bool> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            door::one_at_a_time(&transaction, comment).await?;
            let mark = store::on(&transaction, comment).await?.ok_or(AppError::NotFound)?;
            if mark.state != RiskStatus::Open {
                // The same person pressing the same button twice is no conflict.
                let own = mark.handled.is_some_and(|(person, _)| person == moderator.id());
                return Ok(own && mark.done == words);
            }
            if !store::handle(&transaction, mark.id, moderator.id(), words, now).await? {
                return Ok(false);
            }
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::RiskHandled(comment)).await?;
            Ok(true)
        })
        .await
}

/// Takes the mark off: the comment can be published and is erased on its dates again. `false` means
/// that it was off already, for another reason or by somebody else.
pub(super) async fn clear(
    context: &Context,
    moderator: &Moderator,
    comment: CommentId,
    words: &str,
) -> Result<bool> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            door::one_at_a_time(&transaction, comment).await?;
            let found = comments::find(&transaction, comment).await?.ok_or(AppError::NotFound)?;
            let Some(mark) = store::on(&transaction, comment).await? else {
                let last = store::of(&transaction, comment).await?.into_iter().next();
                return Ok(last.is_some_and(|last| {
                    last.reason == words
                        && last.cleared.is_some_and(|(person, _)| person == moderator.id())
                }));
            };
            if !store::clear(&transaction, mark.id, moderator.id(), words, now).await? {
                return Ok(false);
            }
            let by = By::Person(moderator.id());
            audit::record(&transaction, now, by, Event::RiskCleared(comment)).await?;
            // Its writer may have asked meanwhile to have it erased.
            if found.erasure_wished.is_some() {
                jobs::enqueue_first(&transaction, &EraseWished { comment }, now).await?;
            }
            Ok(true)
        })
        .await
}

/// Erases what was written about a comment whose words are erased. That it was marked, by whom and when
/// stays.
pub async fn forget_words(transaction: &Transaction, comment: CommentId) -> Result<()> {
    store::blank(transaction, comment).await
}
