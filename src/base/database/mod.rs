//! Opens the database and runs what must happen together in one transaction.
//!
//! SQLite has one writer, so writes go through a pool of one connection and readers have their own;
//! on PostgreSQL both are one pool. A write is acknowledged only when it is on disk:
//! SQLite runs with `synchronous=FULL`.

mod connect;
mod connection;
mod counting;
mod doubt;
mod durability;
mod existing;
mod forgetting;
mod key_fingerprint;
mod location;
mod migrate;
mod probe;
mod transaction;
mod trouble;
mod url;

pub use connection::Connection;
pub use counting::{Count, count};
pub use key_fingerprint::keep_key_fingerprint;
pub use migrate::{MigrationState, migrate, migration_state};
pub use transaction::Transaction;
pub use trouble::{OperatorAdvice, Trouble};
pub use url::{DatabaseUrl, whole};

use crate::base::error::{AppError, Result};
use connect::Opening;
use doubt::Doubt;
use location::Location;
use probe::Probe;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

/// The open database.
#[derive(Debug, Clone)]
pub struct Database {
    readers: DatabaseConnection,
    reading: Connection,
    writer: DatabaseConnection,
    doubt: Doubt,
    location: Location,
    probe: Probe,
}

impl Database {
    /// Opens the pools; makes the SQLite file and its folder where there are none.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, DbErr> {
        connect::open(url, Opening::Make).await
    }

    /// For statements that only read.
    pub fn read(&self) -> &Connection {
        &self.reading
    }

    /// Runs `work` in one transaction: its statements are kept together if it answers `Ok`, and
    /// none of them if it does not.
    ///
    /// `work` may be run more than once, so it must have no effect outside the transaction.
    pub async fn write<T, W>(&self, work: impl Fn(Transaction) -> W) -> Result<T>
    where
        W: Future<Output = Result<T>>,
    {
        self.run(work, Result::is_ok).await
    }

    /// As [`Self::write`], for work that may refuse halfway: of that nothing is kept either.
    pub async fn write_unless_refused<T, E, W>(
        &self,
        work: impl Fn(Transaction) -> W,
    ) -> Result<Result<T, E>>
    where
        W: Future<Output = Result<Result<T, E>>>,
    {
        self.run(work, |outcome| matches!(outcome, Ok(Ok(_)))).await
    }

    /// Runs `work` in one transaction, whose statements are kept if its outcome `is_fine`.
    async fn run<T, W>(
        &self,
        work: impl Fn(Transaction) -> W,
        is_fine: fn(&Result<T>) -> bool,
    ) -> Result<T>
    where
        W: Future<Output = Result<T>>,
    {
        let transaction = Transaction::of(self.begin().await?, self.location.clone());
        let outcome = work(transaction.clone()).await;
        self.end(transaction, is_fine(&outcome)).await?;
        outcome
    }

    /// Keeps what was done in `transaction`, or undoes it. Apart from [`Self::run`], which is
    /// compiled for each piece of work.
    async fn end(&self, transaction: Transaction, fine: bool) -> Result<()> {
        let (begun, failed) = transaction
            .into_inner()
            .ok_or_else(|| AppError::Fault("a transaction outlived its work".to_owned()))?;
        if fine && failed.is_none() {
            return begun.commit().await.map_err(|error| {
                self.doubt.raise();
                self.location.place(error).into()
            });
        }
        if let Err(trouble) = begun.rollback().await {
            // What was kept of it goes with the connection.
            self.doubt.raise();
            tracing::warn!(%trouble, "a transaction could not be rolled back");
        }
        match failed {
            // Whatever the work made of it: the database is not to be had.
            Some(error) if Trouble::of(&error).is_some() => Err(error.into()),
            Some(_) if fine => {
                Err(AppError::fault("a statement failed and the work went on without it"))
            }
            _ => Ok(()),
        }
    }

    /// Begins a transaction, on SQLite as a writer from the first statement on.
    async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.location.is_the_one_opened()?;
        let begin = || {
            self.writer.begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
        };
        let begun = match begin().await {
            // The connection was inside a transaction against all expectation: take another one.
            Err(error) if Trouble::of(&error).is_none() => {
                tracing::warn!(%error, "a transaction could not begin");
                self.doubt.raise();
                begin().await
            }
            begun => begun,
        };
        match begun {
            Err(error) => Err(self.location.explain(error).await),
            begun => begun,
        }
    }

    /// Sees to it that what was erased is not left in files of the database. SQLite overwrites what is
    /// erased (`secure_delete`), but keeps earlier pages in its log until they are folded in;
    /// PostgreSQL keeps more, and nothing is done about it here: see [`Self::forget_erased`].
    pub async fn settle(&self) -> Result<()> {
        if self.writer.get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let fold = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let row =
            self.writer.query_one_raw(fold).await.map_err(|error| self.location.place(error))?;
        match row.map(|row| row.try_get_by_index::<i32>(0)) {
            Some(Ok(0)) => Ok(()),
            _ => Err(AppError::Unavailable("the log of the database is in use".to_owned())),
        }
    }

    /// Whether a row can be written. Asked by everybody, it is tried once a second at most.
    ///
    /// # Errors
    /// In words for the log, if it cannot.
    pub async fn try_write(&self) -> Result<(), String> {
        self.probe.ask(self).await
    }

    /// What of the server's own settings lets words go that were called kept; nothing on SQLite, whose
    /// settings are ours.
    pub async fn durability(&self) -> Result<Vec<String>, DbErr> {
        durability::lacking(&self.readers).await.map_err(|error| self.location.place(error))
    }

    /// Closes both pools; what is under way is finished first.
    pub async fn close(self) -> Result<(), DbErr> {
        self.readers.close().await?;
        // On PostgreSQL both names are one pool, and closing it twice is harmless.
        self.writer.close().await
    }
}
