//! Makes the database forget what it still keeps of erased rows: freed pages, earlier versions of rows,
//! samples of their values, and its log.

use super::Database;
use crate::base::error::{AppError, Result};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, sqlx};
use std::time::Duration;

/// The most files of PostgreSQL's log that are gone through.
const MOST_LOGS: i64 = 256;
/// How often, and how long each time, other transactions are waited for.
const WAITS: u32 = 50;
const WAIT: Duration = Duration::from_millis(200);

impl Database {
    /// Writes every table anew, so that nothing is left of what was erased, as far as the rights of the
    /// program's user go. Says in words what was done and what was not.
    ///
    /// On PostgreSQL each table is locked while it is written, and both copies lie on the disk. What a
    /// transaction that is still open could see stays.
    ///
    /// # Errors
    /// If a table cannot be written anew: there is no room, or somebody reads an SQLite database for so
    /// long that its log cannot be folded in.
    pub async fn forget_erased(&self) -> Result<Vec<String>> {
        match self.writer.get_database_backend() {
            DbBackend::Postgres => forget_on_postgres(&self.writer).await,
            _ => {
                self.settle().await?;
                self.writer.execute_unprepared("VACUUM").await?;
                self.settle().await?;
                Ok(vec!["the database file is rewritten and its log folded in".to_owned()])
            }
        }
    }
}

async fn forget_on_postgres(pool: &DatabaseConnection) -> Result<Vec<String>> {
    // Settings hold for one connection, and none of these statements may stand in a transaction.
    let mut connection =
        pool.get_postgres_connection_pool().acquire().await.map_err(AppError::fault)?;
    let names = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema() AND \
                 (tableowner = current_user OR \
                 (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)) ORDER BY tablename";
    let tables: Vec<String> =
        sqlx::query_scalar(names).fetch_all(&mut *connection).await.map_err(AppError::fault)?;
    run(&mut connection, "SET statement_timeout = 0").await.map_err(AppError::fault)?;
    run(&mut connection, "SET lock_timeout = '10s'").await.map_err(AppError::fault)?;
    let mut open = wait_for_others(&mut connection).await.map_err(AppError::fault)?;
    let mut in_use = Vec::new();
    for table in &tables {
        // ANALYZE too: the samples that the planner keeps of each column are values of rows.
        let anew = format!("VACUUM (FULL, ANALYZE) {table}");
        match run(&mut connection, &anew).await {
            Err(error) if is_locked(&error) => {
                in_use.push(format!("{table} was in use and is not rewritten"));
            }
            done => done.map_err(AppError::fault)?,
        }
    }
    let mut told = vec![format!("{} tables are rewritten", tables.len() - in_use.len())];
    told.append(&mut in_use);
    open = open.max(wait_for_others(&mut connection).await.map_err(AppError::fault)?);
    told.push(match run(&mut connection, "VACUUM FULL pg_catalog.pg_statistic").await {
        Ok(()) => "the samples of values that the planner keeps are rewritten".to_owned(),
        Err(error) => format!("the planner's earlier samples of values are still there: {error}"),
    });
    told.push(match new_logs(&mut connection).await {
        Ok((through, there)) if through < there => {
            format!("the log went on through {through} of {there} files: do this again")
        }
        Ok((through, _)) => {
            format!("the log went on through {through} files, and old ones are overwritten")
        }
        Err(error) => format!(
            "the log keeps what was written until PostgreSQL has gone through its files, which needs \
             the rights of pg_checkpoint, pg_monitor and on pg_switch_wal(): {error}"
        ),
    });
    if !sees_others(&mut connection).await.map_err(AppError::fault)? {
        told.push("transactions of other users could not be seen".to_owned());
    }
    if open > 0 {
        told.push(format!(
            "other transactions were open ({open}): what they could still see stays, so do this again \
             once they have ended"
        ));
    }
    run(&mut connection, "RESET statement_timeout").await.map_err(AppError::fault)?;
    run(&mut connection, "RESET lock_timeout").await.map_err(AppError::fault)?;
    Ok(told)
}

/// Whether a lock was not to be had in time (PostgreSQL's manual, appendix A).
fn is_locked(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code == "55P03")
}

/// Whether the transactions of other users are shown to this one.
async fn sees_others(connection: &mut sqlx::PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT pg_has_role(current_user, 'pg_read_all_stats', 'USAGE')")
        .fetch_one(connection)
        .await
}

/// Waits a little for other transactions in this database, since what they can see is not forgotten;
/// answers how many are still open.
async fn wait_for_others(connection: &mut sqlx::PgConnection) -> Result<i64, sqlx::Error> {
    let others = "SELECT count(*) FROM pg_stat_activity WHERE \
                  coalesce(datname, current_database()) = current_database() AND \
                  pid <> pg_backend_pid() AND (backend_xid IS NOT NULL OR backend_xmin IS NOT NULL)";
    let mut open = 0;
    for _ in 0..WAITS {
        open = sqlx::query_scalar(others).fetch_one(&mut *connection).await?;
        if open == 0 {
            break;
        }
        tokio::time::sleep(WAIT).await;
    }
    Ok(open)
}

/// Goes through the files of the log, since PostgreSQL uses old ones again and leaves in them what they
/// held: each that is used again is written from its beginning to its end. Twice, for a file that was in
/// use the first time is an old one only after that. Answers how many files that were, and how many there
/// are to go through.
async fn new_logs(connection: &mut sqlx::PgConnection) -> Result<(i64, i64), sqlx::Error> {
    let (mut through, mut there) = (0, 0);
    for _ in 0..2 {
        run(connection, "CHECKPOINT").await?;
        let count: i64 = sqlx::query_scalar("SELECT count(*) FROM pg_ls_waldir()")
            .fetch_one(&mut *connection)
            .await?;
        there += count;
        for _ in 0..count.clamp(1, MOST_LOGS) {
            // A file that nothing was written to is not left.
            run(connection, "SELECT pg_logical_emit_message(false, 'fair-comment', '')").await?;
            run(connection, "SELECT pg_switch_wal()").await?;
            through += 1;
        }
    }
    run(connection, "CHECKPOINT").await?;
    Ok((through, there))
}

async fn run(connection: &mut sqlx::PgConnection, statement: &str) -> Result<(), sqlx::Error> {
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned())).execute(connection).await?;
    Ok(())
}
