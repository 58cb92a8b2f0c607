//! Where people are signed in.

use crate::{
    base::{
        clock::Moment,
        database::Connection,
        error::Result,
        ids::{PersonId, SessionId},
    },
    team::accounts::entity::session,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// A session as its person sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub id: SessionId,
    pub person_id: PersonId,
    pub device: String,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub ends_at: Moment,
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

pub async fn session_by_hash(database: &Connection, token_hash: &str) -> Result<Option<Session>> {
    Ok(session::Entity::find()
        .filter(session::Column::TokenHash.eq(token_hash))
        .one(database)
        .await?
        .map(Session::from))
}

pub async fn sessions(database: &Connection, person: PersonId) -> Result<Vec<Session>> {
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
