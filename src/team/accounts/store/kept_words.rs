//! Forms that are kept while their writer signs in again.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
        ids::{KeptWordsId, PersonId, SessionId},
    },
    team::accounts::entity::kept_words::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

/// A form to be kept.
pub(in crate::team::accounts) struct NewWords<'a> {
    pub(in crate::team::accounts) code_hash: &'a str,
    pub(in crate::team::accounts) person: PersonId,
    pub(in crate::team::accounts) session: SessionId,
    pub(in crate::team::accounts) path: &'a str,
    pub(in crate::team::accounts) form: &'a str,
    pub(in crate::team::accounts) ends_at: Moment,
}

/// A form that was kept.
pub(in crate::team::accounts) struct Words {
    pub(in crate::team::accounts) id: KeptWordsId,
    pub(in crate::team::accounts) path: String,
    pub(in crate::team::accounts) form: String,
    pub(in crate::team::accounts) ends_at: Moment,
}

pub(in crate::team::accounts) async fn insert_words(
    transaction: &Transaction,
    words: &NewWords<'_>,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        code_hash: Set(words.code_hash.to_owned()),
        person_id: Set(words.person),
        session_id: Set(words.session),
        path: Set(words.path.to_owned()),
        form: Set(words.form.to_owned()),
        size: Set(i64::try_from(words.form.len()).unwrap_or(i64::MAX)),
        ends_at: Set(words.ends_at),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Key, session and bytes of what is kept of a person, the newest first.
pub(in crate::team::accounts) async fn sizes_of_words(
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

pub(in crate::team::accounts) async fn delete_words(
    transaction: &Transaction,
    ids: &[KeptWordsId],
) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// What is kept under a code for `person` and has not had its time.
pub(in crate::team::accounts) async fn words(
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

pub(in crate::team::accounts) async fn end_words(
    transaction: &Transaction,
    id: KeptWordsId,
    ends_at: Moment,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { ends_at: Set(ends_at), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub(in crate::team::accounts) async fn sweep_words(
    transaction: &Transaction,
    now: Moment,
) -> Result<()> {
    Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(transaction.connection()).await?;
    Ok(())
}
