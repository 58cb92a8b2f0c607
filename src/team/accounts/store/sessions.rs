//! Where people are signed in.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Transaction},
        error::Result,
        ids::{PersonId, SessionId},
    },
    team::accounts::entity::{person, session},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder,
};

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::team::accounts) struct Session {
    pub(in crate::team::accounts) id: SessionId,
    pub(in crate::team::accounts) person_id: PersonId,
    pub(in crate::team::accounts) device: String,
    pub(in crate::team::accounts) created_at: Moment,
    pub(in crate::team::accounts) seen_at: Moment,
    pub(in crate::team::accounts) ends_at: Moment,
}

impl From<session::Model> for Session {
    fn from(row: session::Model) -> Self {
        Self {
            id: row.id,
            person_id: row.person_id,
            device: row.device,
            created_at: row.created_at,
            seen_at: row.seen_at,
            ends_at: row.ends_at,
        }
    }
}

pub(in crate::team::accounts) async fn insert_session(
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

pub(in crate::team::accounts) async fn session_by_hash(
    database: &Connection,
    token_hash: &str,
) -> Result<Option<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .one(database)
        .await?
        .map(Session::from))
}

pub(in crate::team::accounts) async fn sessions(
    database: &Connection,
    person: PersonId,
) -> Result<Vec<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::PersonId.eq(person))
        .order_by_desc(session::Column::SeenAt)
        .order_by_desc(session::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Session::from)
        .collect())
}

pub(in crate::team::accounts) async fn touch_session(
    transaction: &Transaction,
    id: SessionId,
    now: Moment,
) -> Result<()> {
    session::Entity::update_many()
        .set(session::ActiveModel { seen_at: Set(now), ..Default::default() })
        .filter(session::Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Ends one session of `person`; says whether it was theirs.
pub(in crate::team::accounts) async fn end_session(
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
pub(in crate::team::accounts) async fn end_sessions(
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
pub(in crate::team::accounts) async fn sweep_sessions(
    transaction: &Transaction,
    now: Moment,
    idle: Moment,
) -> Result<u64> {
    let done = session::Entity::delete_many()
        .filter(session::Column::EndsAt.lte(now).or(session::Column::SeenAt.lte(idle)))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
