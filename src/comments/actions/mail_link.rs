//! The writer lost the address of a receipt: it can be had by mail, once a day.

use super::digest;
use crate::{
    accounts::EmailAddress,
    comments::{CommentBody, DisplayName, jobs::AskToConfirm, store},
    context::Context,
    error::Result,
    ids::{CommentId, PostId},
    jobs,
};
use chrono::TimeDelta;

/// Mails the way to the receipt of exactly this comment to the address it was sent with. Whether
/// there is such a comment is not told.
pub async fn mail_link(
    context: &Context,
    post: PostId,
    parent: Option<CommentId>,
    email: &EmailAddress,
    name: &DisplayName,
    body: &CommentBody,
) -> Result<()> {
    let digest = &digest(context, post, parent, Some(email.as_str()), name.as_str(), body);
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let Some(comment) = store::by_digest(&transaction, digest).await? else {
                return Ok(());
            };
            let subject = AskToConfirm::subject(comment.id);
            if jobs::queued_since(&transaction, &subject, now - TimeDelta::days(1)).await? {
                return Ok(());
            }
            let job = AskToConfirm { comment: comment.id };
            jobs::enqueue(&transaction, &job, now, now, Some(subject)).await
        })
        .await
}
