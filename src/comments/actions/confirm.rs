//! The writer confirms a mail address through the mail that went there: one confirmation, which serves
//! decisions, replies and history of every comment from that address.

use crate::{
    audit::{self, By, Subject},
    commenters,
    comments::{Comment, receipt::Receipt, store},
    context::Context,
    error::{AppError, Result},
};

/// The comment that a mail's link speaks of.
pub async fn confirmation_token(context: &Context, token: &str) -> Result<Comment> {
    let id = Receipt::id_in(token).ok_or(AppError::NotFound)?;
    store::find(context.database.read(), id)
        .await?
        .filter(|comment| {
            comment.email.is_some() && Receipt::of(comment).came_by_mail(&context.keys, token)
        })
        .ok_or(AppError::NotFound)
}

/// Confirms the address of `comment`. Twice is once.
pub async fn confirm(context: &Context, comment: &Comment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let Some(address) = &comment.address else { return Ok(()) };
            let claimed = store::claim(&transaction, comment.id, now).await?;
            if commenters::confirm(&transaction, address, now).await? || claimed {
                audit::record(
                    &transaction,
                    now,
                    By::Reader,
                    "address_confirmed",
                    Subject::Comment(comment.id.0),
                    "",
                )
                .await?;
            }
            Ok(())
        })
        .await
}
