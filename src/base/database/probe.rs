//! Whether the database takes a write: a row that holds nothing but how often that was tried.

use super::Database;
use sea_orm::{
    entity::prelude::*,
    sea_query::{Expr, ExprTrait},
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// An answer is good for so long, so that strangers who ask cannot keep the disk busy.
const GOOD_FOR: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "write_probe")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub tries: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

type Answer = Result<(), String>;

/// The last answer, and when it was given.
#[derive(Debug, Clone, Default)]
pub(super) struct Probe(Arc<Mutex<Option<(Instant, Answer)>>>);

impl Probe {
    /// Whether `database` takes a write; in words for the log if it does not.
    pub(super) async fn ask(&self, database: &Database) -> Answer {
        let mut last = self.0.lock().await;
        if let Some((at, answer)) = &*last
            && at.elapsed() < GOOD_FOR
        {
            return answer.clone();
        }
        let written = database.write(|transaction| async move {
            let tried = Entity::update_many()
                .col_expr(Column::Tries, Expr::col(Column::Tries).add(1))
                .exec(transaction.connection())
                .await?;
            Ok(tried.rows_affected)
        });
        let answer = match written.await {
            Ok(1) => Ok(()),
            Ok(rows) => Err(format!("the table write_probe has {rows} rows and should have one")),
            Err(error) => Err(error.to_string()),
        };
        *last = Some((Instant::now(), answer.clone()));
        answer
    }
}
