//! After an erasure: nothing of it is to be left in files, of mail or of the database.

use super::clear_files;
use crate::base::{
    context::Context,
    error::Result,
    jobs::{Job, Work},
};
use serde::{Deserialize, Serialize};

/// Deletes the mail files that hold something of it, and folds the log of the database in, so that no
/// earlier page lies in it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Settle {}

impl Job for Settle {
    const KIND: &'static str = "settle";
}

impl Work for Settle {
    async fn run(self, context: &Context) -> Result<()> {
        let files = clear_files(context).await;
        context.database.settle().await?;
        files.map(drop)
    }
}
