//! The daily job that erases what has had its time.

use crate::{
    accounts,
    audit::{self, By, Subject},
    clock::Moment,
    commenters, comments,
    context::Context,
    error::Result,
    jobs::{self, Job},
    redaction, reports, risk,
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How often it runs.
const EACH: TimeDelta = TimeDelta::days(1);
/// How long it is remembered which work was done. Longer than any mail counts the one before it.
const KEEP_JOBS: TimeDelta = TimeDelta::days(90);

/// Erases network addresses, mail addresses, and failed attempts to sign in, each on its date.
#[derive(Debug, Serialize, Deserialize)]
pub struct Retain {}

/// Sees to it that the job is queued.
pub async fn prepare(context: &Context) -> Result<()> {
    jobs::keep_going(context, &Retain {}, context.clock.now()).await
}

/// The moment so many months before `now`.
fn months_before(now: Moment, months: chrono::Months) -> Moment {
    now.checked_sub_months(months).unwrap_or(Moment::MIN_UTC)
}

impl Job for Retain {
    const KIND: &'static str = "retain";

    async fn run(self, context: &Context) -> Result<()> {
        let now = context.clock.now();
        let networks_before = now - context.settings.keep_network;
        let emails_before = months_before(now, context.settings.keep_email);
        let records_before = months_before(now, context.settings.keep_record);
        jobs::keep_going(context, &Self {}, now + EACH).await?;
        accounts::forget_failures(context, now).await?;
        accounts::forget_sessions(context, now).await?;
        redaction::destroy_due(context).await?;
        context
            .database
            .write(|transaction| async move {
                // Where somebody may be at risk, nothing is erased.
                let kept = &risk::kept(&transaction).await?;
                let networks = comments::erase_networks(&transaction, networks_before, kept)
                    .await?
                    + reports::erase_networks(&transaction, networks_before).await?;
                let emails = comments::erase_emails(&transaction, emails_before, kept).await?;
                let hashes = comments::erase_hashes(&transaction, records_before, kept).await?;
                commenters::forget_strangers(&transaction, now).await?;
                jobs::forget(&transaction, now - KEEP_JOBS).await?;
                if networks + emails + hashes > 0 {
                    audit::record(
                        &transaction,
                        now,
                        By::Program,
                        "erased",
                        Subject::Records,
                        &format!("networks={networks} emails={emails} hashes={hashes}"),
                    )
                    .await?;
                }
                Ok(())
            })
            .await
    }
}
