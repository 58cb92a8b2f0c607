//! The way to a comment's own page by mail: to confirm the address, or because its address was lost.
//!
//! Anybody can type anybody's address, so such mail is counted: one a day about a comment, and few a day
//! to an address.

use super::digest;
use crate::{
    accounts::EmailAddress,
    clock::Moment,
    comments::{Comment, CommentBody, DisplayName, jobs::AskToConfirm, store},
    context::Context,
    database::Transaction,
    error::Result,
    ids::{CommentId, PostId},
    jobs,
};
use chrono::TimeDelta;

/// The most of these mails to one address in a day, whatever they are about.
const MOST: u64 = 5;

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
            match store::by_digest(&transaction, digest).await? {
                Some(comment) => queue(&transaction, &comment, now, MOST).await,
                None => Ok(()),
            }
        })
        .await
}

/// Mails the way to the page of `comment` to its own address, for whoever has that page before them.
/// Whether a mail left is not told: the address may be somebody else's.
pub async fn mail_page(context: &Context, comment: &Comment) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move { queue(&transaction, comment, now, MOST).await })
        .await
}

/// Asks the owner of the address to confirm it, unless that was asked within a day: one confirmation
/// serves all comments.
pub(super) async fn ask_once(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<()> {
    queue(transaction, comment, now, 1).await
}

async fn queue(transaction: &Transaction, comment: &Comment, now: Moment, most: u64) -> Result<()> {
    let (Some(_), Some(address)) = (&comment.email, &comment.address) else { return Ok(()) };
    let since = now - TimeDelta::days(1);
    let subject = AskToConfirm::subject(comment.id);
    if jobs::queued_since(transaction, &subject, since).await? {
        return Ok(());
    }
    transaction.one_at_a_time(address.as_str()).await?;
    let all: Vec<String> = store::ids_of_address(transaction, address)
        .await?
        .into_iter()
        .map(AskToConfirm::subject)
        .collect();
    if jobs::count_since(transaction, &all, since).await? >= most {
        return Ok(());
    }
    let job = AskToConfirm { comment: comment.id };
    jobs::enqueue(transaction, &job, now, now, Some(subject)).await
}
