//! The comments that wait are scored anew as the filter learns, so that a mark says what the filter knows
//! now and not what it knew when the comment came.

use super::{actions::likely_spam, apart::apart};
use crate::{
    base::{context::Context, database::Connection, error::Result, ids::CommentId, jobs::Work},
    conversation::comments::{self, Comment, CommentStatus, Hold, HoldCause},
    moderation::spam_filter::{self, Judge, Opinion, Sample, ScoreAgain},
};

/// Comments that are scored in one transaction.
const AT_ONCE: usize = 50;
/// The most comments that are scored at a time: those that are to be read first.
const MOST: u64 = 500;

impl Work for ScoreAgain {
    async fn run(self, context: &Context) -> Result<()> {
        let database = context.database.read();
        let Some(judge) = spam_filter::judge(database).await? else { return Ok(()) };
        let waiting = comments::waiting_first(database, MOST).await?;
        for some in waiting.chunks(AT_ONCE) {
            score(context, database, judge, some).await?;
        }
        Ok(())
    }
}

async fn score(
    context: &Context,
    database: &Connection,
    judge: Judge,
    ids: &[CommentId],
) -> Result<()> {
    let found = comments::by_ids(database, ids).await?;
    let holds = comments::holds_of(database, ids).await?;
    let samples: Vec<(Comment, bool)> = found
        .into_iter()
        .map(|comment| {
            let fast = holds
                .iter()
                .any(|hold| hold.comment == comment.id && hold.cause == HoldCause::Fast);
            (comment, fast)
        })
        .collect();
    let read = apart(move || {
        samples
            .into_iter()
            .map(|(comment, fast)| {
                let tokens = spam_filter::tokens(&Sample {
                    name: &comment.name,
                    body: &comment.body,
                    email: comment.email.as_deref(),
                    fast,
                });
                (comment, tokens)
            })
            .collect::<Vec<_>>()
    })
    .await?;
    let mut judged = Vec::new();
    for (comment, tokens) in read {
        let opinion = judge.of(database, &tokens).await?;
        let score = opinion.as_ref().map(|opinion| opinion.verdict.score);
        if score != comment.spam_score {
            judged.push((comment, opinion));
        }
    }
    if judged.is_empty() {
        return Ok(());
    }
    let judged = &judged;
    context
        .database
        .write(|transaction| async move {
            for (comment, opinion) in judged {
                // Changed words are scored when they come, and what is decided keeps its score.
                let now = comments::find(&transaction, comment.id).await?;
                if now.is_some_and(|now| {
                    now.version == comment.version && now.status == CommentStatus::Waiting
                }) {
                    let holds = comments::holds_of(&transaction, &[comment.id]).await?;
                    let holds = with_opinion(comment.id, holds, opinion.as_ref());
                    let score = opinion.as_ref().map(|opinion| opinion.verdict.score);
                    comments::keep_score(&transaction, comment.id, &holds, score).await?;
                }
            }
            Ok(())
        })
        .await
}

/// Why a comment waits, with what the filter says now in place of what it said before.
fn with_opinion(id: CommentId, holds: Vec<Hold>, opinion: Option<&Opinion>) -> Vec<Hold> {
    let others = holds.into_iter().filter(|hold| hold.cause != HoldCause::SpamFilter);
    let said = opinion.and_then(likely_spam).map(|finding| Hold::of(id, finding));
    others.chain(said).collect()
}
