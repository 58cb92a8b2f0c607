//! After an erasure: nothing of it is to be left in files of the database.

use crate::{context::Context, error::Result, jobs::Job};
use serde::{Deserialize, Serialize};

/// Folds the log of the database in, so that no earlier page lies in it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Settle {}

impl Job for Settle {
    const KIND: &'static str = "settle";

    async fn run(self, context: &Context) -> Result<()> {
        context.database.settle().await
    }
}
