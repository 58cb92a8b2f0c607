//! Several comments decided by one press: each by itself and as it was seen, so that each has its
//! decision, its line in the record and its mail. Those that changed meanwhile are left alone.

use super::decide::{DecideOutcome, decide_within};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::{CommentId, DecisionId},
    },
    moderation::decisions::{NotDecided, Ruling, SeenComment, store},
    team::accounts::Moderator,
};

/// What came of it.
#[derive(Debug, Default)]
pub struct Together {
    /// The first of the decisions, by which all of them are found; none if nothing was decided.
    pub batch: Option<DecisionId>,
    /// The comments that were left alone.
    pub left: Vec<CommentId>,
    /// The reason is not in force any more. Nothing was decided from then on.
    pub reason_gone: bool,
}

/// Decides about each comment that is as it was seen; `batch` is the first of decisions that were made
/// together with these before.
pub async fn decide_several(
    context: &Context,
    moderator: &Moderator,
    seen: &[SeenComment],
    ruling: &Ruling,
    batch: Option<DecisionId>,
) -> Result<Together> {
    let mut together = Together { batch, ..Together::default() };
    for (id, version) in seen {
        match decide_one(context, moderator, *id, *version, ruling, together.batch).await {
            Ok(DecideOutcome::Done(decision)) if together.batch.is_none() => {
                // Pressed twice, it may have been decided together with others before.
                let kept = store::decision(context.database.read(), decision).await?;
                together.batch = kept.and_then(|kept| kept.batch).or(Some(decision));
            }
            Ok(DecideOutcome::Done(_)) => {}
            Ok(DecideOutcome::ReasonGone) => {
                together.reason_gone = true;
                break;
            }
            Ok(DecideOutcome::Late(_) | DecideOutcome::Refused(_)) => together.left.push(*id),
            Err(AppError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(together)
}

async fn decide_one(
    context: &Context,
    moderator: &Moderator,
    id: CommentId,
    version: i64,
    ruling: &Ruling,
    batch: Option<DecisionId>,
) -> Result<DecideOutcome> {
    context
        .database
        .write(|transaction| async move {
            let decided =
                decide_within(context, &transaction, moderator, id, version, ruling).await?;
            if let DecideOutcome::Done(decision) = &decided {
                store::join_batch(&transaction, *decision, batch.unwrap_or(*decision)).await?;
            }
            Ok(decided)
        })
        .await
        .or_else(AppError::taken_as(DecideOutcome::Refused(NotDecided::SentAgain)))
}
