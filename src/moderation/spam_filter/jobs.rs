//! What the filter does after the answer: it learns from a decision, and once a day tidies up.

use super::{door, store};
use crate::{
    base::{
        audit::By,
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::CommentId,
        jobs::{self, Job, Work},
    },
    moderation::spam_filter::actions,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How often it is tidied.
const EACH: TimeDelta = TimeDelta::days(1);

/// Learns from a comment as it stands when this runs. Done after the answer, so that no moderator
/// waits for another's lesson; done twice, it changes nothing.
#[derive(Debug, Serialize, Deserialize)]
pub struct Learn {
    /// The comment.
    pub comment: CommentId,
}

impl Job for Learn {
    const KIND: &'static str = "learn";
}

impl Work for Learn {
    async fn run(self, context: &Context) -> Result<()> {
        let (now, ids) = (context.clock.now(), &[self.comment]);
        context
            .database
            .write(|transaction| async move {
                if actions::fit(&transaction, ids, now).await? {
                    ScoreAgain::soon(&transaction, now).await?;
                }
                Ok(())
            })
            .await
    }
}

/// Scores the comments that wait anew, since the filter has learnt or forgotten something: those too that
/// were put back, or came before it knew enough. `screening` does it, which keeps why a comment waits.
#[derive(Debug, Serialize, Deserialize)]
pub struct ScoreAgain {}

impl ScoreAgain {
    /// What the queue calls it.
    const SUBJECT: &'static str = "score_again";

    /// Queues it, unless it is queued already or the filter says nothing.
    pub(super) async fn soon(transaction: &Transaction, now: Moment) -> Result<()> {
        if door::judge(transaction).await?.is_none()
            || jobs::is_queued(transaction, Self::SUBJECT).await?
        {
            return Ok(());
        }
        let subject = Some(Self::SUBJECT.to_owned());
        jobs::enqueue(transaction, &Self {}, now, now, subject).await
    }
}

impl Job for ScoreAgain {
    const KIND: &'static str = "score_again";
}

/// Forgets what is rare and old, and measures how right the filter is. A blog that had decided before
/// it had a filter learns from that the first time.
#[derive(Debug, Serialize, Deserialize)]
pub struct TidyFilter {}

impl Job for TidyFilter {
    const KIND: &'static str = "tidy_filter";
}

impl Work for TidyFilter {
    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        jobs::keep_going(context, &Self {}, now + EACH).await?;
        if store::state(context.database.read()).await?.version == 0 {
            let first = crate::conversation::comments::decided_after(
                context.database.read(),
                CommentId(0),
                1,
            );
            if !first.await?.is_empty() {
                actions::rebuild(context, By::Program).await?;
            }
        }
        actions::prune(context).await?;
        // What was forgotten counts no longer.
        let write = |transaction| async move { ScoreAgain::soon(&transaction, now).await };
        context.database.write(write).await?;
        if !store::state(context.database.read()).await?.totals.is_none() {
            actions::report(context).await?;
        }
        Ok(())
    }
}

/// Sees to it that the daily job is queued.
pub async fn prepare(context: &Context) -> Result<()> {
    jobs::keep_going(context, &TidyFilter {}, context.clock.now()).await
}
