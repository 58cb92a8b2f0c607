//! The team answers a published comment from the desk; the reply appears at once, under the name of
//! whoever wrote it. Mail about it waits as long as its writer can take it back, and later it can be
//! corrected.

use super::digest;
use crate::{
    base::{
        audit::{self, By, Change, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId},
        keys,
    },
    blog::posts,
    conversation::comments::{
        Comment, CommentBody, CommentStatus, Fingerprint,
        jobs::reply_published,
        lifecycle::plan_taking_back,
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
    /// This reply has already been published.
    Known,
}

impl ReplyRefused {
    /// In words.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::NotPublished => "Publish the comment first, then answer it",
            Self::NoReplies => "The settings of this blog allow no replies",
            Self::Known => "This reply has already been published",
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
            let writer = (person.id(), person.name());
            reply_within(context, &transaction, writer, parent, body, nonce).await
        })
        .await
        .or_else(AppError::taken_as(Err(ReplyRefused::Known)))
}

/// Whether the team can reply to this comment: the comment, or why not.
pub async fn can_reply(
    context: &Context,
    transaction: &Transaction,
    id: CommentId,
) -> Result<Result<Comment, ReplyRefused>> {
    if context.site.get().replies == Replies::Nobody {
        return Ok(Err(ReplyRefused::NoReplies));
    }
    let answered = store::find(transaction, id).await?.ok_or(AppError::NotFound)?;
    let post = posts::reference(transaction, answered.post).await?;
    if answered.status != CommentStatus::Published || !post.published {
        return Ok(Err(ReplyRefused::NotPublished));
    }
    Ok(Ok(answered))
}

/// As [`reply_as_team`] in the name of `writer`, in the transaction of what else comes of it. `nonce` is a
/// random token. The same reply again is [`AppError::Taken`].
pub async fn reply_within(
    context: &Context,
    transaction: &Transaction,
    (person, name): (PersonId, &str),
    parent: CommentId,
    body: &CommentBody,
    nonce: &str,
) -> Result<Result<CommentId, ReplyRefused>> {
    let now = context.clock.now();
    let answered = match can_reply(context, transaction, parent).await? {
        Ok(answered) => answered,
        Err(refused) => return Ok(Err(refused)),
    };
    let digest = &digest(context, answered.post, Some(parent), None, name, body);
    let id = store::insert(
        transaction,
        &NewRow {
            post: answered.post,
            place: Some(answered.place_for_reply()),
            status: CommentStatus::Published,
            person: Some(person),
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
    reply_published(transaction, id, now, now + context.settings.undo).await?;
    let by = By::Person(person);
    audit::record(transaction, now, by, Event::TeamReplied(id)).await?;
    Ok(Ok(id))
}

/// Takes a reply by the team from the page; answers from which state to which, and nothing if it is not
/// as it was read or is not published. Nobody is told of it any more.
pub async fn take_reply_back(
    transaction: &Transaction,
    reply: &Comment,
    now: Moment,
) -> Result<Option<Change>> {
    let Ok(transition) = plan_taking_back(reply.status) else { return Ok(None) };
    let done = store::apply(transaction, reply.id, reply.version, transition, now).await?;
    Ok(done.then_some(Change { from: transition.from().code(), to: transition.to().code() }))
}

/// Puts `body` in the place of the words of a published reply by the team to `answered`, if it is still as
/// it was read; says whether it was. The earlier words are kept. The same reply again is
/// [`AppError::Taken`].
pub async fn correct_reply(
    context: &Context,
    transaction: &Transaction,
    reply: &Comment,
    answered: CommentId,
    body: &CommentBody,
    now: Moment,
) -> Result<bool> {
    let digest = &digest(context, reply.post, Some(answered), None, &reply.name, body);
    store::reword(transaction, reply, CommentStatus::Published, body, digest, now).await
}
