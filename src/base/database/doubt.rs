//! Keeps a connection out of the pool whose transactions can no longer be trusted.
//!
//! When a commit fails because the disk is full or does not answer, SQLite undoes the transaction by
//! itself. The rollback that follows finds nothing to undo and fails, and the driver goes on counting
//! the transaction as open. The next write would then begin inside it, with a savepoint, and would be
//! called kept when nothing is. So a connection is taken from the pool only if it is outside every
//! transaction by the driver's count, and is closed for good after a begin, commit or rollback that failed;
//! `BEGIN IMMEDIATE`, which SQLite refuses inside a transaction, is the first statement of every write.

use sea_orm::{
    ConnectOptions,
    sqlx::{Connection, Sqlite, pool::PoolOptions},
};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering::Relaxed},
};

/// Whether the connection that wrote last is to be closed rather than used again. Only the pool of one
/// that writes to SQLite asks; of the many connections to PostgreSQL it would not say which.
#[derive(Debug, Clone, Default)]
pub(super) struct Doubt(Arc<AtomicBool>);

impl Doubt {
    /// The connection that has just been used is to be closed.
    pub(super) fn raise(&self) {
        self.0.store(true, Relaxed);
    }

    /// Watches over the one connection that writes to a SQLite file, when it comes back to its pool and
    /// when it is taken from it.
    pub(super) fn watch_sqlite(&self, options: &mut ConnectOptions) {
        let (back, out) = (self.clone(), self.clone());
        options
            .map_sqlx_sqlite_pool_opts(move |pool: PoolOptions<Sqlite>| {
                let back = back.clone();
                pool.after_release(move |connection, _| {
                    let back = back.clone();
                    Box::pin(async move {
                        // A rollback may still be on its way to the thread that has the connection.
                        connection.ping().await?;
                        Ok(back.clears(connection))
                    })
                })
            })
            .map_sqlx_sqlite_before_acquire(move |connection, _| {
                let out = out.clone();
                Box::pin(async move { Ok(out.clears(connection)) })
            });
    }

    /// Whether a connection may be used: nobody doubts it, and it is outside every transaction. To ask
    /// takes the doubt away, since a connection that may not be used is closed.
    fn clears(&self, connection: &impl Connection) -> bool {
        !self.0.swap(false, Relaxed) && !connection.is_in_transaction()
    }
}

/// Keeps connections to a PostgreSQL server that are inside a transaction from being used again. The
/// driver counts rightly there; a connection that broke is found out when it comes back.
pub(super) fn watch_postgres(options: &mut ConnectOptions) {
    options.map_sqlx_postgres_before_acquire(|connection, _| {
        let outside = !connection.is_in_transaction();
        Box::pin(async move { Ok(outside) })
    });
}
