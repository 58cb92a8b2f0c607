//! The daily job that erases what has had its time.

use crate::{
    accounts,
    audit::{self, By, Subject},
    clock::Moment,
    comments,
    context::Context,
    error::Result,
    jobs::{self, Job},
};
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

/// How often it runs.
const EACH: TimeDelta = TimeDelta::days(1);

/// Erases network addresses, mail addresses, and failed attempts to sign in, each on its date.
#[derive(Debug, Serialize, Deserialize)]
pub struct Retain {}

/// Sees to it that the job is queued.
pub async fn prepare(context: &Context) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            jobs::ensure_queued(&transaction, &Retain {}, now, now).await
        })
        .await
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
        // The next run is queued first, so that a run that fails does not end them all.
        context
            .database
            .write(|transaction| async move {
                jobs::ensure_queued(&transaction, &Self {}, now, now + EACH).await
            })
            .await?;
        accounts::forget_failures(context, now).await?;
        accounts::forget_sessions(context, now).await?;
        context
            .database
            .write(|transaction| async move {
                let networks = comments::erase_networks(&transaction, networks_before).await?;
                let emails = comments::erase_emails(&transaction, emails_before).await?;
                if networks + emails > 0 {
                    audit::record(
                        &transaction,
                        now,
                        By::Program,
                        "erased",
                        Subject::Records,
                        &format!("networks={networks} emails={emails}"),
                    )
                    .await?;
                }
                Ok(())
            })
            .await
    }
}
