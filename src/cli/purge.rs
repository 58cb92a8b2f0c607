//! `purge`: what has had its time is erased now, and what the database still keeps of erased rows goes.

use super::out::tell;
use crate::{app, base::settings::Settings, moderation::records};
use clap::Args;

/// Erases now what the daily job would erase.
#[derive(Debug, Args)]
pub(super) struct Purge {
    /// Also makes the database forget what it still keeps of erased rows: SQLite writes its file anew,
    /// PostgreSQL each table, which is locked meanwhile (VACUUM FULL), and goes on to a new file of its
    /// log. Needs room for a second copy; do it when few people read
    #[arg(long)]
    erased: bool,
}

pub(super) async fn run(purge: Purge, settings: Settings) -> anyhow::Result<()> {
    let context = app::open_existing(settings).await?;
    let done = records::retain(&context).await?;
    tell(&format!(
        "words of {} comments not published and {} of spam; {} email addresses, {} network addresses, {} \
         codes of addresses; {} mail files",
        done.refused, done.spam, done.emails, done.networks, done.hashes, done.files
    ))?;
    let forgotten = match purge.erased {
        true => context.database.forget_erased().await?,
        false => {
            context.database.settle().await?;
            Vec::new()
        }
    };
    for line in forgotten {
        tell(&line)?;
    }
    context.database.clone().close().await?;
    Ok(())
}
