//! What is to happen once a decision can no longer be undone: its writer is told. The mail is the work of
//! `letters`, which knows what else was done to the comment.

use crate::base::{ids::DecisionId, jobs::Job};
use serde::{Deserialize, Serialize};

/// Tells the writer of a comment what was decided, once undo is over.
#[derive(Debug, Serialize, Deserialize)]
pub struct TellCommenter {
    /// The decision.
    pub decision: DecisionId,
}

impl TellCommenter {
    /// What the queue calls mail about this decision, so that undo finds it.
    pub fn subject(decision: DecisionId) -> String {
        format!("decision:{decision}")
    }
}

impl Job for TellCommenter {
    const KIND: &'static str = "tell_commenter";
}
