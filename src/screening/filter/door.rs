//! What the filter does for others: it judges a comment, and is told when to look at one again.

use super::{Counts, Sample, Verdict, formula, jobs::Learn, store, tokens::tokens};
use crate::{
    clock::Moment, context::Context, database::Transaction, error::Result, ids::CommentId, jobs,
};
use sea_orm::ConnectionTrait;

/// What is said of a comment, and by which state of what was learnt.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The score and what moved it.
    pub verdict: Verdict,
    /// Counts what was learnt and unlearnt before.
    pub version: i64,
}

/// How likely a comment is to be spam; `None` if the filter is switched off or has not learnt enough.
pub async fn judge(
    database: &impl ConnectionTrait,
    sample: &Sample<'_>,
) -> Result<Option<Opinion>> {
    let state = store::state(database).await?;
    if !state.on || formula::judge(state.totals, Vec::new()).is_none() {
        return Ok(None);
    }
    let found = store::counts(database, &tokens(sample)).await?;
    let verdict = formula::judge(state.totals, found.into_iter().collect());
    Ok(verdict.map(|verdict| Opinion { verdict, version: state.version }))
}

/// How many comments of each class were learnt from.
pub async fn learnt(context: &Context) -> Result<Counts> {
    Ok(store::state(context.database.read()).await?.totals)
}

/// Queues a look at a comment whose state or words have changed in this transaction: what it taught
/// before is unlearnt, and what it is now is learnt, if a decision says what that is.
pub async fn look_again(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    jobs::enqueue(transaction, &Learn { comment }, now, now, None).await
}
