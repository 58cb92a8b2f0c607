//! What is to happen once a reply is published: whoever asked to be told of replies is told. The mail is
//! the work of `commenters`, which knows where it may go.

use super::{Comment, store};
use crate::base::{
    clock::Moment,
    database::Transaction,
    error::Result,
    ids::CommentId,
    jobs::{self, Job},
};
use serde::{Deserialize, Serialize};

/// Tells the writer of a comment of the replies to it.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellReplies {
    /// The comment that was answered.
    pub comment: CommentId,
}

impl TellReplies {
    fn subject(comment: CommentId) -> String {
        format!("replies:{comment}")
    }

    /// Queues the mail, unless one is queued already.
    pub async fn at(
        transaction: &Transaction,
        comment: CommentId,
        now: Moment,
        run_at: Moment,
    ) -> Result<()> {
        let subject = Self::subject(comment);
        transaction.one_at_a_time(&subject).await?;
        if jobs::is_queued(transaction, &subject).await? {
            return Ok(());
        }
        jobs::enqueue(transaction, &Self { comment }, now, run_at, Some(subject)).await
    }
}

impl Job for TellReplies {
    const KIND: &'static str = "tell_replies";
}

/// A comment has been published: if it answers another one whose writer wants to know, they are told, not
/// before `run_at`. Whether mail may still go there is asked when it is written.
pub async fn reply_published(
    transaction: &Transaction,
    reply: CommentId,
    now: Moment,
    run_at: Moment,
) -> Result<()> {
    let Some(reply) = store::find(transaction, reply).await? else { return Ok(()) };
    let Some(parent) = reply.parent else { return Ok(()) };
    let Some(answered) = store::find(transaction, parent).await? else { return Ok(()) };
    if wants_to_know(&answered, &reply) {
        TellReplies::at(transaction, answered.id, now, run_at).await?;
    }
    Ok(())
}

fn wants_to_know(answered: &Comment, reply: &Comment) -> bool {
    let own = reply.address.is_some() && reply.address == answered.address;
    answered.notify && answered.confirmed.is_some() && answered.email.is_some() && !own
}
