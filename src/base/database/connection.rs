//! What statements are made on.

use super::transaction::Begun;
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, DbErr, ExecResult, QueryResult, Statement,
};
use std::{pin::Pin, sync::Arc};

/// The pool that reads, or a transaction that has begun. Whatever reads on both takes this, and is
/// compiled once: with a type parameter it would be compiled for each.
#[derive(Debug, Clone)]
pub struct Connection(On);

#[derive(Debug, Clone)]
enum On {
    Pool(DatabaseConnection),
    Transaction(Arc<Begun>),
}

impl Connection {
    pub(super) fn pool(pool: DatabaseConnection) -> Self {
        Self(On::Pool(pool))
    }

    /// The pool, if it is one: the steps of the history are taken on that.
    pub fn as_pool(&self) -> Option<&DatabaseConnection> {
        match &self.0 {
            On::Pool(pool) => Some(pool),
            On::Transaction(_) => None,
        }
    }

    pub(super) fn within(begun: Begun) -> Self {
        Self(On::Transaction(Arc::new(begun)))
    }

    /// The transaction that it is, once no copy is left.
    pub(super) fn into_begun(self) -> Option<Begun> {
        match self.0 {
            On::Pool(_) => None,
            On::Transaction(begun) => Arc::into_inner(begun),
        }
    }
}

/// What is answered later, as `async_trait` writes it.
type Later<'f, T> = Pin<Box<dyn Future<Output = Result<T, DbErr>> + Send + 'f>>;

// Each hands on the future that it was given: both kinds make one on the heap already.
impl ConnectionTrait for Connection {
    fn get_database_backend(&self) -> DbBackend {
        match &self.0 {
            On::Pool(pool) => pool.get_database_backend(),
            On::Transaction(begun) => begun.get_database_backend(),
        }
    }

    fn execute_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, ExecResult>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            On::Pool(pool) => pool.execute_raw(statement),
            On::Transaction(begun) => begun.execute_raw(statement),
        }
    }

    fn execute_unprepared<'a, 's, 'f>(&'a self, sql: &'s str) -> Later<'f, ExecResult>
    where
        'a: 'f,
        's: 'f,
        Self: 'f,
    {
        match &self.0 {
            On::Pool(pool) => pool.execute_unprepared(sql),
            On::Transaction(begun) => begun.execute_unprepared(sql),
        }
    }

    fn query_one_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, Option<QueryResult>>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            On::Pool(pool) => pool.query_one_raw(statement),
            On::Transaction(begun) => begun.query_one_raw(statement),
        }
    }

    fn query_all_raw<'a, 'f>(&'a self, statement: Statement) -> Later<'f, Vec<QueryResult>>
    where
        'a: 'f,
        Self: 'f,
    {
        match &self.0 {
            On::Pool(pool) => pool.query_all_raw(statement),
            On::Transaction(begun) => begun.query_all_raw(statement),
        }
    }
}
