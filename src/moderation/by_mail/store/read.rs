//! What is asked of mailed links, and of what people want to be told.

use crate::{
    base::{
        database::Connection,
        error::Result,
        ids::{CommentId, MailLinkId, PersonId},
    },
    moderation::by_mail::{
        entity::{link, wish},
        values::{Link, Wish},
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

impl From<link::Model> for Link {
    fn from(row: link::Model) -> Self {
        Self {
            id: row.id,
            person: row.person_id,
            comment: row.comment_id,
            version: row.comment_version,
            act: row.act,
            nonce: row.nonce,
            ends: row.ends_at,
            used: row.used_at,
        }
    }
}

impl From<wish::Model> for Wish {
    fn from(row: wish::Model) -> Self {
        Self {
            choice: row.choice,
            hour: u32::try_from(row.hour).unwrap_or(Self::default().hour),
            digest_on: row.digest_on,
            warned_on: row.warned_on,
            refused: row.refused_at,
        }
    }
}

pub async fn find(database: &Connection, id: MailLinkId) -> Result<Option<Link>> {
    Ok(link::Entity::find_by_id(id).one(database).await?.map(Link::from))
}

/// The links of one mailing.
pub async fn links_of(database: &Connection, mailing: &str) -> Result<Vec<Link>> {
    Ok(link::Entity::find()
        .filter(link::Column::Mailing.eq(mailing))
        .order_by_asc(link::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Link::from)
        .collect())
}

/// Those of `ids` that this person was told of by another mail than `mailing`.
pub async fn told(
    database: &Connection,
    mailing: &str,
    person: PersonId,
    ids: &[CommentId],
) -> Result<BTreeSet<CommentId>> {
    let rows: Vec<CommentId> = link::Entity::find()
        .select_only()
        .column(link::Column::CommentId)
        .filter(link::Column::PersonId.eq(person))
        .filter(link::Column::CommentId.is_in(ids.iter().copied()))
        .filter(link::Column::Mailing.ne(mailing))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// What this person wants; what everybody wants at first, if they have not chosen.
pub async fn wish(database: &Connection, person: PersonId) -> Result<Wish> {
    let row = wish::Entity::find_by_id(person).one(database).await?;
    Ok(row.map_or_else(Wish::default, Wish::from))
}

/// What everybody wants who has a row.
pub async fn wishes(database: &Connection) -> Result<BTreeMap<PersonId, Wish>> {
    let rows = wish::Entity::find().all(database).await?;
    Ok(rows.into_iter().map(|row| (row.person_id, Wish::from(row))).collect())
}
