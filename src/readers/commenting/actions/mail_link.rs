//! The way to a comment's own page by mail: to confirm the address, or because its address was lost.
//!
//! Anybody can type anybody's address, so such mail is counted: one a day in all to an address that
//! nobody has confirmed; one a day about a comment, and few a day, to any other.

use crate::{
    base::{
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::{CommentId, PostId},
        jobs,
    },
    conversation::{
        commenters::{self, Permit},
        comments::{self, AddressHash, Comment, CommentBody, DisplayName, digest},
    },
    readers::commenting::jobs::AskToConfirm,
    team::accounts::EmailAddress,
};
use chrono::TimeDelta;

/// The most of these mails to one confirmed address in a day, whatever they are about.
const MOST: u64 = 5;

/// Mails the way to the receipt of exactly this comment to the address it was sent with. Whether
/// there is such a comment is not told, nor shown by the time this takes: names and words of published
/// comments are known, so that their addresses could be guessed.
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
            match comments::by_digest(&transaction, digest).await? {
                Some(comment) => queue_link(&transaction, &comment, now).await,
                None => commenters::permit_nobody(&transaction).await,
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
        .write(|transaction| async move { queue_link(&transaction, comment, now).await })
        .await
}

/// Queues a mail that leads the owner of the address to the page, or asks them to confirm the address
/// first. An unconfirmed one is sent nothing if it was sent anything within a day: one
/// confirmation serves all comments, and every mail to such an address leads to it.
pub(super) async fn queue_link(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<()> {
    let (Some(_), Some(address)) = (&comment.email, &comment.address) else { return Ok(()) };
    let goes = match commenters::permit(transaction, address, now).await? {
        Permit::OneOfTheDay => true,
        Permit::Confirmed => is_one_of_few(transaction, comment.id, address, now).await?,
        Permit::No => false,
    };
    if !goes {
        return Ok(());
    }
    let job = AskToConfirm { comment: comment.id };
    let subject = AskToConfirm::subject(comment.id);
    jobs::enqueue(transaction, &job, now, now, Some(subject)).await
}

/// Whether a confirmed address may be mailed about this comment: not yet today, and not too often
/// about all others.
async fn is_one_of_few(
    transaction: &Transaction,
    comment: CommentId,
    address: &AddressHash,
    now: Moment,
) -> Result<bool> {
    let since = now - TimeDelta::days(1);
    if jobs::queued_since(transaction, &AskToConfirm::subject(comment), since).await? {
        return Ok(false);
    }
    let all: Vec<String> = comments::ids_of_address(transaction, address)
        .await?
        .into_iter()
        .map(AskToConfirm::subject)
        .collect();
    Ok(jobs::count_since(transaction, &all, since).await? < MOST)
}
