//! Which secret key the blog is run with, so that another one is noticed. The key itself is never kept here.

use super::{Database, Transaction};
use crate::base::error::Result;
use sea_orm::{ActiveValue::Set, entity::prelude::*};

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "key_fingerprint")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub fingerprint: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// The key of the one row.
const ROW: i64 = 1;

impl Database {
    /// The fingerprint of the key that the blog was run with last: none if it never was, and an empty one
    /// if that was before fingerprints were kept.
    pub async fn key_fingerprint(&self) -> Result<Option<String>> {
        Ok(Entity::find_by_id(ROW).one(self.read()).await?.map(|row| row.fingerprint))
    }
}

/// Keeps `fingerprint` in the place of `known`.
///
/// # Errors
/// [`Taken`](crate::base::error::AppError::Taken) if another program has kept one meanwhile.
pub async fn keep_key_fingerprint(
    transaction: &Transaction,
    known: Option<&str>,
    fingerprint: &str,
) -> Result<()> {
    let row = ActiveModel { id: Set(ROW), fingerprint: Set(fingerprint.to_owned()) };
    let Some(known) = known else {
        row.insert(transaction.connection()).await?;
        return Ok(());
    };
    let kept = Entity::update_many()
        .set(ActiveModel { fingerprint: row.fingerprint, ..Default::default() })
        .filter(Column::Id.eq(ROW))
        .filter(Column::Fingerprint.eq(known))
        .exec(transaction.connection())
        .await?;
    if kept.rows_affected == 0 { Err(crate::base::error::AppError::Taken) } else { Ok(()) }
}
