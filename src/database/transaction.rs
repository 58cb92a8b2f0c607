//! What a write is given: statements made through it happen together or not at all.

use async_trait::async_trait;
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::sync::Arc;

/// A transaction that has begun. Only [`super::Database::write`] begins and ends one; a copy is
/// another name for the same.
#[derive(Debug, Clone)]
pub struct Transaction(Arc<DatabaseTransaction>);

impl Transaction {
    pub(super) fn of(begun: DatabaseTransaction) -> Self {
        Self(Arc::new(begun))
    }

    /// Waits for every other transaction that has named the same thing, until this one ends. What is
    /// counted before it is written holds only so. On SQLite there is one writer anyway.
    pub async fn one_at_a_time(&self, name: &str) -> Result<(), DbErr> {
        if self.get_database_backend() != DbBackend::Postgres {
            return Ok(());
        }
        let hash = i64::from_str_radix(&crate::keys::hash(name.as_bytes())[..15], 16);
        let key = hash.map_err(|error| DbErr::Custom(error.to_string()))?;
        let lock = Statement::from_sql_and_values(
            DbBackend::Postgres,
            "SELECT pg_advisory_xact_lock($1)",
            [key.into()],
        );
        self.0.execute_raw(lock).await?;
        Ok(())
    }

    /// The transaction itself, once no copy is left.
    pub(super) fn into_inner(self) -> Option<DatabaseTransaction> {
        Arc::into_inner(self.0)
    }
}

#[async_trait]
impl ConnectionTrait for Transaction {
    fn get_database_backend(&self) -> DbBackend {
        self.0.get_database_backend()
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        self.0.execute_raw(statement).await
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        self.0.execute_unprepared(sql).await
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        self.0.query_one_raw(statement).await
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        self.0.query_all_raw(statement).await
    }
}
