//! Work done after the answer: mail, retention, whatever must not hold up a reader.
//!
//! A job is queued in the transaction of the change that calls for it, so neither can be without the
//! other. It runs at least once; what it does must bear being done twice.

mod entity;
mod store;
mod worker;

pub use store::{
    cancel, count_since, enqueue, ensure_queued, failed, is_queued, queued_since, unfinished,
};
pub use worker::{Registry, Worker};

use crate::{context::Context, error::AppError};
use serde::{Serialize, de::DeserializeOwned};
use std::future::Future;

/// A kind of work. Its fields are the payload: keys only, never a person's words or addresses.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    /// The name of the kind, as the table keeps it.
    const KIND: &'static str;

    /// Does the work. An error means: try again later, and give up after some tries.
    fn run(self, context: &Context) -> impl Future<Output = Result<(), AppError>> + Send;
}
