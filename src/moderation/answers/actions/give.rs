//! A reply is published, and what was owed to the comment is answered by it.

use crate::{
    base::{
        context::Context,
        database::Transaction,
        error::Result,
        ids::{CommentId, PersonId},
    },
    conversation::comments::{self, Comment, CommentBody, ReplyRefused},
    moderation::answers::{
        store::{self, NewAnswer},
        values::{FollowUp, FollowUpStatus},
    },
};

/// Publishes a reply to `answered` in the name of `writer`, and keeps that it is answered. `nonce` is a
/// random token. Answers the comment that the reply is.
pub(super) async fn give(
    context: &Context,
    transaction: &Transaction,
    answered: &Comment,
    writer: (PersonId, &str),
    body: &CommentBody,
    nonce: &str,
) -> Result<Result<CommentId, ReplyRefused>> {
    let now = context.clock.now();
    let id = answered.id;
    let given = comments::reply_within(context, transaction, writer, id, body, nonce).await?;
    let Ok(reply) = given else { return Ok(given) };
    if !store::finish(transaction, id, reply, now).await? {
        let new = NewAnswer {
            comment: id,
            post: answered.post,
            kind: FollowUp::Here,
            state: FollowUpStatus::Done,
            owner: Some(writer.0),
            team: None,
            due: None,
            note: "",
            person: writer.0,
            at: now,
            reply: Some(reply),
        };
        store::insert(transaction, &new).await?;
    }
    Ok(Ok(reply))
}
