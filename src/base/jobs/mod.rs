//! Work done after the answer: mail, retention, whatever must not hold up a reader.
//!
//! A job is queued in the transaction of the change that calls for it, so neither can be without the
//! other. It runs at least once; what it does must bear being done twice.

mod entity;
mod patience;
mod store;
mod worker;

pub use patience::Patience;
pub use store::{
    again, cancel, count_since, enqueue, enqueue_first, ensure_queued, failed, failed_since,
    forget, is_queued, next_runs, queued_since,
};
pub use worker::{Registry, Worker};

use crate::base::{clock::Moment, context::Context, error::Result};
use serde::{Serialize, de::DeserializeOwned};
use std::future::Future;

/// A kind of work. Its fields are the payload: keys only, never a person's words or addresses.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The name of the kind, as the table keeps it.
    const KIND: &'static str;
    /// How long it is tried.
    const PATIENCE: Patience = Patience::Usual;
}

/// How a kind of work is done. A room may call for work that another one does, which knows more: the
/// kind stands with whoever calls for it, and this with whoever does it.
pub trait Work: Job {
    /// Does the work. An error means: try again later, and give up after some tries.
    fn run(self, context: &Context) -> impl Future<Output = Result<()>> + Send;
}

/// As [`ensure_queued`], in a transaction of its own: how a job that repeats is begun when the program
/// starts, and queues its next run before it does anything that may fail.
pub async fn keep_going<J: Job + Sync>(context: &Context, job: &J, run_at: Moment) -> Result<()> {
    let now = context.clock.now();
    let write = |transaction| async move { ensure_queued(&transaction, job, now, run_at).await };
    context.database.write(write).await
}
