//! `migrate`: brings the database up to date, or says where it is.

use super::out::tell;
use crate::base::{
    database::{self, Database, OperatorAdvice},
    settings::Settings,
};
use clap::{Args, Subcommand};

/// Brings the database up to date.
#[derive(Debug, Args)]
pub(super) struct Migrate {
    #[command(subcommand)]
    what: Option<MigrateCommand>,
}

#[derive(Debug, Subcommand)]
enum MigrateCommand {
    /// Says which steps are missing; only reads, and makes no database
    Status,
}

pub(super) async fn run(migrate: Migrate, settings: Settings) -> anyhow::Result<()> {
    let database = match migrate.what {
        Some(MigrateCommand::Status) => Database::open_to_read(&settings.database_url).await,
        None => Database::open(&settings.database_url).await,
    }
    .map_err(OperatorAdvice::from)?;
    match migrate.what {
        Some(MigrateCommand::Status) => {
            let state = database::migration_state(&database).await.map_err(OperatorAdvice::from)?;
            if state.pending.is_empty() && state.unknown.is_empty() {
                tell("up to date")?;
            }
            for step in state.pending {
                tell(&format!("missing: {step}"))?;
            }
            for step in state.unknown {
                tell(&format!("from a newer version: {step}"))?;
            }
        }
        None => {
            let done = database::migrate(&database).await.map_err(OperatorAdvice::from)?;
            tell(&format!("{} steps taken", done.pending.len()))?;
        }
    }
    database.close().await?;
    Ok(())
}
