//! The owner of a mail address confirms it through a mail: one confirmation, which serves decisions,
//! replies and history of every comment from that address.

use super::address;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::{self, Comment, Receipt},
};

/// Where a link to confirm leads.
#[derive(Debug)]
pub enum ConfirmOutcome {
    /// It holds.
    Open(Box<Comment>),
    /// It came by our mail, too long ago.
    Ended(Box<Comment>),
    /// It came by our mail, and the address has left the comment since.
    Detached,
}

/// What the link of a mail speaks of.
pub async fn follow(context: &Context, token: &str) -> Result<ConfirmOutcome> {
    let id = Receipt::id_in(token).ok_or(AppError::NotFound)?;
    let comment = comments::find(context.database.read(), id).await?.ok_or(AppError::NotFound)?;
    let ends =
        Receipt::of(&comment).came_by_mail(&context.keys, token).ok_or(AppError::NotFound)?;
    Ok(if comment.address.is_none() {
        ConfirmOutcome::Detached
    } else if ends <= context.clock.now() && comment.claimed.is_none() {
        ConfirmOutcome::Ended(Box::new(comment))
    } else {
        ConfirmOutcome::Open(Box::new(comment))
    })
}

/// Confirms the address of `comment`, and that the comment is its owner's. Twice is once.
pub async fn confirm(context: &Context, comment: &Comment) -> Result<()> {
    let Some(address) = &comment.address else { return Ok(()) };
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let claimed = comments::claim(&transaction, comment.id, now).await?;
            if address::confirm(&transaction, address, now).await? || claimed {
                audit::record(&transaction, now, By::Reader, Event::CommentConfirmed(comment.id))
                    .await?;
            }
            Ok(())
        })
        .await
}
