//! The team answers a published comment from the desk; the reply appears at once, under the name of
//! whoever publishes it.

use super::digest;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::CommentId,
        keys,
    },
    blog::posts,
    conversation::comments::{
        CommentBody, CommentStatus, Fingerprint,
        jobs::reply_published,
        store::{self, NewRow},
    },
    team::{accounts::Answerer, site::Replies},
};

/// Why a reply could not be published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyRefused {
    /// The comment or its post is not published, so there is nothing to answer.
    NotPublished,
    /// The blog's settings allow no replies.
    NoReplies,
    /// The same reply stands there already.
    Known,
}

impl ReplyRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotPublished => "Publish the comment first, then answer it",
            Self::NoReplies => "The settings of this blog allow no replies",
            Self::Known => "The same reply stands there already",
        }
    }
}

/// Publishes a reply to `parent` in the person's own name; answers its key.
pub async fn reply_as_team(
    context: &Context,
    person: &Answerer,
    parent: CommentId,
    body: &CommentBody,
) -> Result<Result<CommentId, ReplyRefused>> {
    let nonce = &keys::random_token();
    context
        .database
        .write(|transaction| async move {
            reply_within(context, &transaction, person, parent, body, nonce).await
        })
        .await
        .or_else(AppError::taken_as(Err(ReplyRefused::Known)))
}

/// As [`reply_as_team`], in the transaction of what else comes of it. `nonce` is a random token. The
/// same reply again is [`AppError::Taken`].
pub async fn reply_within(
    context: &Context,
    transaction: &Transaction,
    person: &Answerer,
    parent: CommentId,
    body: &CommentBody,
    nonce: &str,
) -> Result<Result<CommentId, ReplyRefused>> {
    if context.site.get().replies == Replies::Nobody {
        return Ok(Err(ReplyRefused::NoReplies));
    }
    let now = context.clock.now();
    let answered = store::find(transaction, parent).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(transaction, answered.post).await?;
    if answered.status != CommentStatus::Published || !post.published {
        return Ok(Err(ReplyRefused::NotPublished));
    }
    let name = person.name();
    let digest = &digest(context, answered.post, Some(parent), None, name, body);
    let id = store::insert(
        transaction,
        &NewRow {
            post: answered.post,
            place: Some(answered.place_for_reply()),
            status: CommentStatus::Published,
            person: Some(person.id()),
            name,
            body,
            email: None,
            address: None,
            notify: false,
            network: None,
            digest,
            fingerprint: &Fingerprint::default(),
            nonce,
            form_key: None,
            sent: now,
            due: now,
            rewrites: None,
        },
    )
    .await?;
    reply_published(transaction, id, now).await?;
    let by = By::Person(person.id());
    audit::record(transaction, now, by, Event::TeamReplied(id)).await?;
    Ok(Ok(id))
}
