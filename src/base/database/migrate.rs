//! Brings the database up to this program's schema, and refuses one made by a newer program.

use super::Database;
use migrations::Migrator;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TransactionTrait};
use sea_orm_migration::{MigratorTrait, SchemaManager};
use std::{collections::BTreeSet, time::Duration};

/// Any number will do, as long as every instance of the program uses the same.
const LOCK: i64 = 0x0FA1_C033;

/// The table in which the steps are listed.
const TABLE: &str = "seaql_migrations";

/// How often a step on SQLite is tried again, and how long is waited before.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// Which steps of the history the database has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MigrationState {
    /// Steps this program knows and the database has not had, in order.
    pub pending: Vec<String>,
    /// Steps the database has had and this program does not know: a newer program made them.
    pub unknown: Vec<String>,
}

impl MigrationState {
    /// What to tell an operator whose database a newer version has changed; nothing if none has.
    pub fn words_if_newer(&self) -> Option<String> {
        let newest = self.unknown.last()?;
        Some(format!(
            "this database was changed by a newer version of Fair Comment (step {newest}); \
             run that version, or restore a backup made before the upgrade"
        ))
    }
}

/// Whether any step has been taken.
pub(super) async fn is_begun(database: &Database) -> Result<bool, DbErr> {
    Ok(!applied(database).await?.is_empty())
}

/// The steps that the database has had. Asking changes nothing.
async fn applied(database: &Database) -> Result<BTreeSet<String>, DbErr> {
    let asked = async {
        let there = SchemaManager::new(&database.readers).has_table(TABLE).await?;
        if !there {
            return Ok(BTreeSet::new());
        }
        let steps = Statement::from_string(
            database.readers.get_database_backend(),
            "SELECT version FROM seaql_migrations",
        );
        let rows = database.readers.query_all_raw(steps).await?;
        rows.iter().map(|row| row.try_get_by("version")).collect()
    };
    match asked.await {
        Err(error) => Err(database.location.explain(error).await),
        found => found,
    }
}

/// Says which steps are missing and which are unknown, without changing anything.
pub async fn migration_state(database: &Database) -> Result<MigrationState, DbErr> {
    let known: Vec<String> =
        Migrator::migrations().iter().map(|step| step.name().to_owned()).collect();
    let applied = applied(database).await?;
    Ok(MigrationState {
        pending: known.iter().filter(|name| !applied.contains(*name)).cloned().collect(),
        unknown: applied.into_iter().filter(|name| !known.contains(name)).collect(),
    })
}

/// Takes every step the database has not had. Programs that start at once wait for each other.
///
/// # Errors
/// A database that a newer program has changed is refused and left as it is.
pub async fn migrate(database: &Database) -> Result<MigrationState, DbErr> {
    match take_all(database).await {
        Err(error) => Err(database.location.explain(error).await),
        state => state,
    }
}

async fn take_all(database: &Database) -> Result<MigrationState, DbErr> {
    let lock = database.writer.get_database_backend() == DbBackend::Postgres;
    let held = if lock {
        let held = database.writer.begin().await?;
        held.execute_unprepared(&format!(
            "SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({LOCK})"
        ))
        .await?;
        Some(held)
    } else {
        None
    };
    let state = migration_state(database).await?;
    if let Some(words) = state.words_if_newer() {
        return Err(DbErr::Custom(words));
    }
    take_steps(database).await?;
    if let Some(held) = held {
        held.rollback().await?;
    }
    Ok(state)
}

/// SQLite has no lock that outlives a transaction: of programs that take the same step at once, one is
/// refused. It looks again, and goes on with what is still missing.
async fn take_steps(database: &Database) -> Result<(), DbErr> {
    let mut tries = TRIES;
    loop {
        match Migrator::up(&database.writer, None).await {
            Err(_) if tries > 0 && database.writer.get_database_backend() == DbBackend::Sqlite => {
                tries -= 1;
                tokio::time::sleep(PAUSE).await;
            }
            done => return done,
        }
    }
}
