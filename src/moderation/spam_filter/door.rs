//! What the filter does for others: it judges a comment, and is told when to look at one again.

use super::{Counts, Verdict, formula, jobs::Learn, store};
use crate::base::{
    clock::Moment,
    database::{Connection, Transaction},
    error::Result,
    ids::CommentId,
    jobs,
};

/// What is said of a comment, and by which state of what was learnt.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The score and what moved it.
    pub verdict: Verdict,
    /// Counts what was learnt and unlearnt before.
    pub version: i64,
}

/// What was learnt in all: enough to say something of a comment.
#[derive(Debug, Clone, Copy)]
pub struct Judge {
    totals: Counts,
    version: i64,
}

/// Who judges comments now; nobody if the filter is switched off or has not learnt enough.
pub async fn judge(database: &Connection) -> Result<Option<Judge>> {
    let state = store::state(database).await?;
    let speaks = state.on && formula::judge(state.totals, Vec::new()).is_some();
    Ok(speaks.then_some(Judge { totals: state.totals, version: state.version }))
}

impl Judge {
    /// How likely a comment with these `tokens` is to be spam.
    pub async fn of(self, database: &Connection, tokens: &[String]) -> Result<Option<Opinion>> {
        let found = store::counts(database, tokens).await?;
        let verdict = formula::judge(self.totals, found.into_iter().collect());
        Ok(verdict.map(|verdict| Opinion { verdict, version: self.version }))
    }
}

/// Queues a look at a comment whose state or words have changed in this transaction: what it taught
/// before is unlearnt, and what it is now is learnt, if a decision says what that is.
pub async fn look_again(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    jobs::enqueue(transaction, &Learn { comment }, now, now, None).await
}
