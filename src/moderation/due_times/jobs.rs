//! The daily job that keeps bank holidays filled in and the median true.

use super::actions;
use crate::{
    base::{
        context::Context,
        error::Result,
        jobs::{self, Job, Work},
    },
    team::promise,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How often it runs.
const EACH: TimeDelta = TimeDelta::days(1);

/// Fills in the bank holidays of the coming years, and works out how long comments wait.
#[derive(Debug, Serialize, Deserialize)]
pub struct KeepPromise {}

impl Job for KeepPromise {
    const KIND: &'static str = "keep_promise";
}

impl Work for KeepPromise {
    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        jobs::keep_going(context, &Self {}, now + EACH).await?;
        promise::fill(context, now).await?;
        context
            .database
            .write(|transaction| async move { actions::keep_median(&transaction, now).await })
            .await
    }
}
