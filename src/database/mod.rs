//! Opens the database and runs what must happen together in one transaction.
//!
//! SQLite has one writer, so writes go through a pool of one connection and readers have their own;
//! on PostgreSQL both are one pool. A write is acknowledged only when it is on disk:
//! SQLite runs with `synchronous=FULL`.

mod connect;
mod counting;
mod migrate;
mod transaction;

pub use connect::DatabaseUrl;
pub use counting::{Count, count};
pub use migrate::{MigrationState, migrate, migration_state};

pub use transaction::Transaction;

use crate::error::{AppError, Result};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};

/// The open database.
#[derive(Debug, Clone)]
pub struct Database {
    readers: DatabaseConnection,
    writer: DatabaseConnection,
}

impl Database {
    /// Opens the pools; makes the SQLite file and its folder where there are none.
    pub async fn open(url: &DatabaseUrl) -> Result<Self, DbErr> {
        connect::open(url).await
    }

    /// For statements that only read.
    pub fn read(&self) -> &DatabaseConnection {
        &self.readers
    }

    /// Runs `work` in one transaction: its statements are kept together if it answers `Ok`, and
    /// none of them if it does not.
    ///
    /// `work` may be run more than once, so it must have no effect outside the transaction.
    pub async fn write<T, W>(&self, work: impl Fn(Transaction) -> W) -> Result<T>
    where
        W: Future<Output = Result<T>>,
    {
        let begun = self
            .writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..Default::default()
            })
            .await?;
        let transaction = Transaction::of(begun);
        let outcome = work(transaction.clone()).await;
        let begun = transaction
            .into_inner()
            .ok_or_else(|| AppError::Fault("a transaction outlived its work".to_owned()))?;
        match outcome {
            Ok(value) => {
                begun.commit().await?;
                Ok(value)
            }
            Err(error) => {
                begun.rollback().await?;
                Err(error)
            }
        }
    }

    /// Sees to it that what was erased is not left in files of the database. SQLite overwrites what is
    /// erased (`secure_delete`), but keeps earlier pages in its log until they are folded in;
    /// PostgreSQL does it by itself, by and by (autovacuum).
    pub async fn settle(&self) -> Result<()> {
        if self.writer.get_database_backend() != DbBackend::Sqlite {
            return Ok(());
        }
        let fold = Statement::from_string(DbBackend::Sqlite, "PRAGMA wal_checkpoint(TRUNCATE)");
        let row = self.writer.query_one_raw(fold).await?;
        match row.map(|row| row.try_get_by_index::<i32>(0)) {
            Some(Ok(0)) => Ok(()),
            _ => Err(AppError::Unavailable("the log of the database is in use".to_owned())),
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.readers.ping().await
    }

    /// Closes both pools; what is under way is finished first.
    pub async fn close(self) -> Result<(), DbErr> {
        self.readers.close().await?;
        // On PostgreSQL both names are one pool, and closing it twice is harmless.
        self.writer.close().await
    }
}
