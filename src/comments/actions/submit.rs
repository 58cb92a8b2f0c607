//! A reader sends a comment: it waits, whatever it says and whoever sends it.

use super::{digest, holds};
use crate::{
    accounts::EmailAddress,
    audit::{self, By, Subject},
    comments::{
        Comment, CommentBody, DisplayName, Status,
        jobs::AskToConfirm,
        receipt::Receipt,
        store::{self, NewRow},
    },
    context::Context,
    database::Transaction,
    error::{AppError, Result},
    ids::{CommentId, PostId},
    jobs, keys,
    moderation::TellModerators,
    posts::{self, Commenting, PostRef},
    site::Replies,
};
use chrono::TimeDelta;

/// Sending the same words again within this shows the same receipt; later it is answered without
/// giving the receipt away.
const SAME_HAND: TimeDelta = TimeDelta::minutes(10);

/// A comment to be sent, checked.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The post.
    pub post: PostId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name to be shown.
    pub name: DisplayName,
    /// What it says.
    pub body: CommentBody,
    /// Where the writer may be told.
    pub email: Option<EmailAddress>,
    /// Whether the writer asked to be told.
    pub notify: bool,
    /// The network it came from.
    pub network: String,
    /// The key of a form that was made for one reader.
    pub form_key: Option<String>,
    /// Whether it fell into a trap for machines.
    pub trapped: bool,
}

/// What came of sending a comment.
#[derive(Debug)]
pub enum Submitted {
    /// It is kept: the token of its receipt. Sending it twice answers the same.
    Kept(String),
    /// The same comment has been here for a while.
    Known(Box<Comment>),
    /// The post takes no comments any more.
    Closed(PostRef),
    /// The comment that was to be answered is not there to be answered.
    NoParent,
    /// Too many came from there; wait so many seconds.
    TooMany(u64),
}

/// Keeps a comment, with its holds, its audit line and the mails it calls for.
pub async fn submit(context: &Context, new: &NewComment) -> Result<Submitted> {
    match keep(context, new).await {
        // The same comment arrived twice at the same moment, and the other one was first.
        Err(AppError::Taken) => keep(context, new).await,
        other => other,
    }
}

async fn keep(context: &Context, new: &NewComment) -> Result<Submitted> {
    let email = new.email.as_ref().map(EmailAddress::as_str);
    let digest = &digest(context, new.post, new.parent, email, new.name.as_str(), &new.body);
    let nonce = &keys::random_token();
    context
        .database
        .write(|transaction| async move {
            take(context, &transaction, new, email, digest, nonce).await
        })
        .await
}

async fn take(
    context: &Context,
    transaction: &Transaction,
    new: &NewComment,
    email: Option<&str>,
    digest: &str,
    nonce: &str,
) -> Result<Submitted> {
    let now = context.clock.now();
    let site = context.site.get();
    let post = posts::reference(transaction, new.post).await?;
    if let Some(same) = earlier(transaction, new, digest).await? {
        let same_hand = same.status == Status::Waiting && now - same.sent < SAME_HAND;
        return Ok(if same_hand {
            Submitted::Kept(Receipt::of(&same).token(&context.keys))
        } else {
            Submitted::Known(Box::new(same))
        });
    }
    if !post.published || post.commenting != Commenting::Open {
        return Ok(Submitted::Closed(post));
    }
    let parent = match new.parent {
        None => None,
        Some(id) => {
            let parent = store::find(transaction, id).await?.filter(|parent| {
                parent.post == new.post
                    && parent.status == Status::Published
                    && site.replies == Replies::Everyone
            });
            let Some(parent) = parent else { return Ok(Submitted::NoParent) };
            Some((parent.id, parent.thread.unwrap_or(parent.id), parent.depth))
        }
    };
    let rates = context.settings.rates;
    let sent = store::sent_since(transaction, &new.network, new.post, now).await?;
    if sent.a_minute >= rates.a_minute {
        return Ok(Submitted::TooMany(60));
    }
    if sent.an_hour >= rates.an_hour || sent.to_post >= rates.a_post {
        return Ok(Submitted::TooMany(3600));
    }
    let status = if new.trapped { Status::Spam } else { Status::Waiting };
    let id = store::insert(
        transaction,
        &NewRow {
            post: new.post,
            parent,
            status,
            person: None,
            name: new.name.as_str(),
            body: &new.body,
            email,
            notify: new.notify,
            network: Some(&new.network),
            digest,
            nonce,
            form_key: new.form_key.as_deref(),
            sent: now,
            due: site.promise.due(now),
        },
    )
    .await?;
    store::insert_holds(transaction, &holds(id, &new.body, new.trapped)).await?;
    audit::record(
        transaction,
        now,
        By::Reader,
        "comment_sent",
        Subject::Comment(id.0),
        status.code(),
    )
    .await?;
    if status == Status::Waiting {
        TellModerators::soon(transaction, now).await?;
        if new.notify && email.is_some() {
            let subject = AskToConfirm::subject(id);
            let job = AskToConfirm { comment: id };
            jobs::enqueue(transaction, &job, now, now, Some(subject)).await?;
        }
    }
    Ok(Submitted::Kept(Receipt::new(id, nonce).token(&context.keys)))
}

async fn earlier(
    transaction: &Transaction,
    new: &NewComment,
    digest: &str,
) -> Result<Option<Comment>> {
    if let Some(key) = &new.form_key
        && let Some(same) = store::by_form_key(transaction, key).await?
    {
        return Ok(Some(same));
    }
    store::by_digest(transaction, digest).await
}
