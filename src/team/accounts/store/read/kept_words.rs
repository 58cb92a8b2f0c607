//! Forms that are kept while their writer signs in again.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{KeptWordsId, PersonId, SessionId},
    },
    team::accounts::entity::kept_words::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// A form that was kept.
pub struct Words {
    pub id: KeptWordsId,
    pub path: String,
    pub form: String,
    pub ends_at: Moment,
}

/// Key, session and bytes of what is kept of a person, the newest first.
pub async fn sizes_of_words(
    database: &Connection,
    person: PersonId,
) -> Result<Vec<(KeptWordsId, SessionId, i64)>> {
    Ok(Entity::find()
        .select_only()
        .columns([Column::Id, Column::SessionId, Column::Size])
        .filter(Column::PersonId.eq(person))
        .order_by_desc(Column::Id)
        .into_tuple()
        .all(database)
        .await?)
}

/// What is kept under a code for `person` and has not had its time.
pub async fn words(
    database: &Connection,
    person: PersonId,
    code_hash: &str,
    now: Moment,
) -> Result<Option<Words>> {
    let row = Entity::find()
        .filter(Column::CodeHash.eq(code_hash))
        .filter(Column::PersonId.eq(person))
        .filter(Column::EndsAt.gt(now))
        .one(database)
        .await?;
    Ok(row.map(|row| Words { id: row.id, path: row.path, form: row.form, ends_at: row.ends_at }))
}
