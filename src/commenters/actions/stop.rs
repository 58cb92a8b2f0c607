//! The owner of an address stops mail: about one comment, or all of it.

use crate::{
    audit::{self, By, Subject},
    commenters::store,
    comments::{self, Comment},
    context::Context,
    error::Result,
};

/// Sends no more mail about `comment`. Twice is once.
pub async fn stop_one(context: &Context, comment: &Comment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if comments::set_notify(&transaction, comment.id, false).await? {
                let subject = Subject::Comment(comment.id.0);
                audit::record(&transaction, now, By::Reader, "mail_stopped", subject, "one")
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
                let subject = Subject::Comment(comment.id.0);
                audit::record(&transaction, now, By::Reader, "mail_started", subject, "one")
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
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if store::suppress(&transaction, address, Some(now)).await? {
                let subject = Subject::Comment(comment.id.0);
                audit::record(&transaction, now, By::Reader, "mail_stopped", subject, "all")
                    .await?;
            }
            Ok(true)
        })
        .await
}
