//! Where people are signed in.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PersonId, SessionId},
    },
    team::accounts::entity::{person, session},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
};

pub async fn insert_session(
    transaction: &Transaction,
    person: PersonId,
    token_hash: &str,
    device: &str,
    now: Moment,
    ends_at: Moment,
) -> Result<()> {
    let row = session::ActiveModel {
        id: NotSet,
        person_id: Set(person),
        token_hash: Set(token_hash.to_owned()),
        device: Set(device.to_owned()),
        created_at: Set(now),
        seen_at: Set(now),
        ends_at: Set(ends_at),
    };
    session::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    person::Entity::update_many()
        .set(person::ActiveModel { last_sign_in_at: Set(Some(now)), ..Default::default() })
        .filter(person::Column::Id.eq(person))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

pub async fn touch_session(transaction: &Transaction, id: SessionId, now: Moment) -> Result<()> {
    session::Entity::update_many()
        .set(session::ActiveModel { seen_at: Set(now), ..Default::default() })
        .filter(session::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Ends one session of `person`; says whether it was theirs.
pub async fn end_session(
    transaction: &Transaction,
    person: PersonId,
    id: SessionId,
) -> Result<bool> {
    let done = session::Entity::delete_many()
        .filter(session::Column::Id.eq(id))
        .filter(session::Column::PersonId.eq(person))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Ends the sessions of `person`, all but `keep`; says how many.
pub async fn end_sessions(
    transaction: &Transaction,
    person: PersonId,
    keep: Option<SessionId>,
) -> Result<u64> {
    let mut all = session::Entity::delete_many().filter(session::Column::PersonId.eq(person));
    if let Some(keep) = keep {
        all = all.filter(session::Column::Id.ne(keep));
    }
    Ok(all.exec(transaction.connection()).await?.rows_affected)
}

/// Ends every session that ran out before `now`, or was not seen since `idle`.
pub async fn sweep_sessions(transaction: &Transaction, now: Moment, idle: Moment) -> Result<u64> {
    let done = session::Entity::delete_many()
        .filter(session::Column::EndsAt.lte(now).or(session::Column::SeenAt.lte(idle)))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
