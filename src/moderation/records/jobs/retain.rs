//! The daily job that erases what has had its time.

use crate::{
    base::{
        context::Context,
        error::Result,
        jobs::{self, Job, Work},
    },
    moderation::records::retain,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How often it runs.
const EACH: TimeDelta = TimeDelta::days(1);

/// Erases what has had its time.
#[derive(Debug, Serialize, Deserialize)]
pub struct Retain {}

/// Sees to it that the job is queued.
pub async fn prepare(context: &Context) -> Result<()> {
    jobs::keep_going(context, &Retain {}, context.clock.now()).await
}

impl Job for Retain {
    const KIND: &'static str = "retain";
}

impl Work for Retain {
    async fn run(self, context: &Context) -> Result<()> {
        jobs::keep_going(context, &Self {}, context.clock.now() + EACH).await?;
        retain(context).await?;
        Ok(())
    }
}
