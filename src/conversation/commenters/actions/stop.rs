//! The owner of an address stops mail: about one comment, or all of it.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        error::Result,
    },
    conversation::{
        commenters::store,
        comments::{self, AddressHash, Comment},
    },
};

/// Sends no more mail about `comment`. Twice is once.
pub async fn stop_one(context: &Context, comment: &Comment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if comments::set_notify(&transaction, comment.id, false).await? {
                audit::record(&transaction, now, By::Reader, Event::CommentMailStopped(comment.id))
                    .await?;
            }
            Ok(())
        })
        .await
}

/// Sends mail about `comment` again. Twice is once.
pub async fn start_one(context: &Context, comment: &Comment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if comments::set_notify(&transaction, comment.id, true).await? {
                audit::record(&transaction, now, By::Reader, Event::CommentMailStarted(comment.id))
                    .await?;
            }
            Ok(())
        })
        .await
}

/// Sends no more mail to the address of `comment`, whatever it is about. Twice is once. `false` means
/// that the comment has no address any more, so nobody knows which it was.
pub async fn stop_all(context: &Context, comment: &Comment) -> Result<bool> {
    let Some(address) = &comment.address else { return Ok(false) };
    stop_address(context, address).await?;
    Ok(true)
}

/// Sends no more mail to the address, whatever it is about and whether or not there are comments from
/// it, until its owner starts it again. Twice is once.
pub async fn stop_address(context: &Context, address: &AddressHash) -> Result<()> {
    let now = context.clock.now();
    switch(context, address, Some(now)).await
}

/// Lets mail go to the address again. Twice is once.
pub async fn start_address(context: &Context, address: &AddressHash) -> Result<()> {
    switch(context, address, None).await
}

async fn switch(context: &Context, address: &AddressHash, since: Option<Moment>) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let known = store::ensure(&transaction, address, now).await?;
            if store::suppress(&transaction, address, since).await? {
                let event = match since {
                    Some(_) => Event::AddressMailStopped(known.id),
                    None => Event::AddressMailStarted(known.id),
                };
                audit::record(&transaction, now, By::Reader, event).await?;
            }
            Ok(())
        })
        .await
}
