//! What statements are made on.

use super::{location::Location, transaction::OpenTransaction};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::{pin::Pin, sync::Arc};

/// The pool that reads, or a transaction that has begun. Whatever reads on both takes this, and is
/// compiled once: with a type parameter it would be compiled for each.
#[derive(Debug, Clone)]
pub struct Connection(Handle);

#[derive(Debug, Clone)]
enum Handle {
    Pool(DatabaseConnection, Location),
    Transaction(Arc<OpenTransaction>),
}

impl Connection {
    pub(super) fn pool(pool: DatabaseConnection, location: Location) -> Self {
        Self(Handle::Pool(pool, location))
    }

    /// The pool, if it is one: the steps of the history are taken on that.
    pub fn as_pool(&self) -> Option<&DatabaseConnection> {
        match &self.0 {
            Handle::Pool(pool, _) => Some(pool),
            Handle::Transaction(_) => None,
        }
    }

    pub(super) fn within(begun: OpenTransaction) -> Self {
        Self(Handle::Transaction(Arc::new(begun)))
    }

    /// The transaction that it is, once no copy is left.
    pub(super) fn into_begun(self) -> Option<OpenTransaction> {
        match self.0 {
            Handle::Pool(..) => None,
            Handle::Transaction(begun) => Arc::into_inner(begun),
        }
    }
}

/// What is answered later, as `async_trait` writes it.
type Later<'f, T> = Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'f>>;

/// What `later` answers; of an error, where the database is and why it cannot be used.
fn explained<'f, T: Send + 'f>(later: Later<'f, T>, location: &'f Location) -> Later<'f, T> {
    Box::pin(async move {
        match later.await {
            Err(error) => Err(location.explain(error).await),
            answer => answer,
        }
    })
}

impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            Handle::Pool(pool, _) => pool.get_database_backend(),
            Handle::Transaction(begun) => begun.get_database_backend(),
        }
    }

    fn execute_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, ExecResult>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            Handle::Pool(pool, location) => explained(pool.execute_raw(statement), location),
            Handle::Transaction(begun) => begun.execute_raw(statement),
        }
    }

    fn execute_unprepared<'a, 's, 'f>(&'a self, sql: &'s str) -> Later<'f, ExecResult>
    where
        'a: 'f,
        's: 'f,
        Self: 'f,
    {
        match &self.0 {
            Handle::Pool(pool, location) => explained(pool.execute_unprepared(sql), location),
            Handle::Transaction(begun) => begun.execute_unprepared(sql),
        }
    }

    fn query_one_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, Option<QueryResult>>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            Handle::Pool(pool, location) => explained(pool.query_one_raw(statement), location),
            Handle::Transaction(begun) => begun.query_one_raw(statement),
        }
    }

    fn query_all_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, Vec<QueryResult>>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            Handle::Pool(pool, location) => explained(pool.query_all_raw(statement), location),
            Handle::Transaction(begun) => begun.query_all_raw(statement),
        }
    }
}
