//! Forms that are kept while their writer signs in again.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{KeptWordsId, PersonId, SessionId},
    },
    team::accounts::entity::kept_words::{ActiveModel, Column, Entity},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// A form to be kept.
pub struct NewWords<'a> {
    pub code_hash: &'a str,
    pub person: PersonId,
    pub session: SessionId,
    pub path: &'a str,
    pub form: &'a str,
    pub ends_at: Moment,
}

pub async fn insert_words(transaction: &Transaction, words: &NewWords<'_>) -> Result<()> {
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

pub async fn delete_words(transaction: &Transaction, ids: &[KeptWordsId]) -> Result<()> {
    Entity::delete_many()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn end_words(transaction: &Transaction, id: KeptWordsId, ends_at: Moment) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { ends_at: Set(ends_at), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn sweep_words(transaction: &Transaction, now: Moment) -> Result<()> {
    Entity::delete_many().filter(Column::EndsAt.lte(now)).exec(transaction.connection()).await?;
    Ok(())
}
