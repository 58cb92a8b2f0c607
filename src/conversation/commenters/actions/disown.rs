//! The owner of an address says that they did not send a comment: it loses the address and is marked.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        mail,
    },
    conversation::{
        commenters::store,
        comments::{self, Comment},
    },
};

/// Takes the address off `comment`, and stops all mail to it if its owner wishes. Twice is once.
pub async fn disown(context: &Context, comment: &Comment, stop: bool) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if stop && let Some(address) = &comment.address {
                store::suppress(&transaction, address, Some(now)).await?;
            }
            mark(&transaction, comment, stop, now).await
        })
        .await
}

async fn mark(transaction: &Transaction, comment: &Comment, stop: bool, now: Moment) -> Result<()> {
    if !comments::disown(transaction, comment.id, now).await? {
        return Ok(());
    }
    if let Some(address) = &comment.address {
        mail::forget_commenter(transaction, address.as_str(), Some(comment.id)).await?;
    }
    audit::record(transaction, now, By::Reader, Event::CommentDisowned(comment.id, stop)).await
}
