//! What a write is given: statements made through it happen together or not at all.

use super::{Connection, Trouble, location::Location};
use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::{ops::Deref, sync::OnceLock};

/// A transaction that has begun. Only [`super::Database::write`] begins and ends one; a copy is
/// another name for the same.
///
/// Once a statement has failed, every later one is refused. A disk that is full may have undone the
/// transaction inside SQLite, which then keeps each further statement at once and by itself; PostgreSQL
/// undoes all of it, and calls the commit that follows a success.
#[derive(Debug, Clone)]
pub struct Transaction(Connection);

#[derive(Debug)]
pub(super) struct OpenTransaction {
    inner: DatabaseTransaction,
    location: Location,
    /// The first error of a statement.
    failed: OnceLock<DbErr>,
}

impl Transaction {
    pub(super) fn of(begun: DatabaseTransaction, location: Location) -> Self {
        Self(Connection::within(OpenTransaction {
            inner: begun,
            location,
            failed: OnceLock::new(),
        }))
    }

    /// Waits for every other transaction that has named the same thing, until this one ends. What is
    /// counted before it is written holds only so. On SQLite there is one writer anyway.
    pub async fn one_at_a_time(&self, name: &str) -> Result<(), DbErr> {
        if self.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let hash = i64::from_str_radix(&crate::base::keys::hash(name.as_bytes())[..15], 16);
        let key = hash.map_err(|error| DbErr::Custom(error.to_string()))?;
        let lock = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_advisory_xact_lock($1)",
            [key.into()],
        );
        self.execute_raw(lock).await?;
        Ok(())
    }

    /// The transaction as any connection, for statements that the mapper makes.
    pub fn connection(&self) -> &Connection {
        &self.0
    }

    /// The transaction itself, once no copy is left, and the first error of a statement of it.
    pub(super) fn into_inner(self) -> Option<(DatabaseTransaction, Option<DbErr>)> {
        self.0.into_begun().map(|begun| (begun.inner, begun.failed.into_inner()))
    }
}

/// What reads on any connection reads in the transaction too.
impl Deref for Transaction {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.0
    }
}

impl OpenTransaction {
    /// The transaction, for one more statement.
    fn sound(&self) -> Result<&DatabaseTransaction, DbErr> {
        match self.failed.get() {
            None => Ok(&self.inner),
            // What goes on after that is answered as what came first, which is no mistake of ours.
            Some(error) if Trouble::of(error).is_some() => Err(error.clone()),
            Some(_) => {
                Err(DbErr::Custom("an earlier statement of the transaction failed".to_owned()))
            }
        }
    }

    fn note<T>(&self, outcome: Result<T, DbErr>) -> Result<T, DbErr> {
        outcome.map_err(|error| {
            let error = self.location.place(error);
            // Only the first is kept.
            let _ = self.failed.set(error.clone());
            error
        })
    }
}

#[async_trait]
impl ConnectionTrait for OpenTransaction {
    fn get_database_backend(&self) -> DbBackend {
        self.inner.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.note(self.sound()?.execute_raw(statement).await)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.note(self.sound()?.execute_unprepared(sql).await)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.note(self.sound()?.query_one_raw(statement).await)
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.note(self.sound()?.query_all_raw(statement).await)
    }
}
