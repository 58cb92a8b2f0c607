//! The sealed originals. The words in them are read by [`seal_with`] alone.

use crate::{
    base::{
        clock::Moment,
        database::{Connection, Count, count},
        error::{AppError, Result},
        ids::{CommentId, PersonId, RedactionId, SealedId},
    },
    conversation::comments::{Hold, HoldCause, OriginalWords},
    moderation::redaction::{
        entity::{
            opening, redaction,
            sealed::{Column, Entity},
        },
        values::Redaction,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A sealed original from outside: everything but its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seal {
    /// The key.
    pub id: SealedId,
    /// The redaction that it was sealed by.
    pub redaction: RedactionId,
    /// When it is destroyed.
    pub destroy: Moment,
    /// When it was destroyed.
    pub destroyed: Option<Moment>,
}

/// What is kept beside the words.
#[derive(Default, Serialize, Deserialize)]
pub struct SealedContext {
    pub earlier: Vec<(Moment, String)>,
    pub holds: Vec<SealedHold>,
}

#[derive(Serialize, Deserialize)]
pub struct SealedHold {
    pub rule: String,
    pub version: i64,
    pub span: Option<(usize, usize)>,
    pub detail: String,
}

/// The seal with this key and what lies under it; no words once they are destroyed.
pub async fn seal_with(
    database: &Connection,
    id: SealedId,
    comment: CommentId,
) -> Result<Option<(Seal, Option<OriginalWords>)>> {
    let Some(row) = Entity::find_by_id(id).one(database).await? else { return Ok(None) };
    let seal = Seal {
        id: row.id,
        redaction: row.redaction_id,
        destroy: row.destroy_at,
        destroyed: row.destroyed_at,
    };
    if row.destroyed_at.is_some() {
        return Ok(Some((seal, None)));
    }
    let beside: SealedContext = serde_json::from_str(&row.beside).map_err(AppError::fault)?;
    let holds = beside
        .holds
        .into_iter()
        .filter_map(|hold| {
            let cause = HoldCause::from_stored(&hold.rule)?;
            let SealedHold { version: rule_version, span, detail, .. } = hold;
            Some(Hold { comment, cause, rule_version, span, detail })
        })
        .collect();
    Ok(Some((seal, Some(OriginalWords { body: row.body, earlier: beside.earlier, holds }))))
}

/// The seal with this key, from outside, and the redaction it belongs to.
pub async fn with_redaction(
    database: &Connection,
    id: SealedId,
) -> Result<Option<(Seal, Redaction)>> {
    let row: Option<SealLine> =
        outside().filter(Column::Id.eq(id)).into_tuple().one(database).await?;
    let Some(seal) = row.map(from_outside) else { return Ok(None) };
    let redaction = redaction::Entity::find_by_id(seal.redaction).one(database).await?;
    Ok(redaction.map(|redaction| (seal, Redaction::from(redaction))))
}

/// How many seals have words in them.
pub async fn count_sealed(database: &Connection) -> Result<Count> {
    let found =
        Entity::find().select_only().column(Column::Id).filter(Column::DestroyedAt.is_null());
    count(database, found.into_query()).await
}

type SealLine = (SealedId, RedactionId, Moment, Option<Moment>);

/// Everything of a seal but what lies under it.
fn outside() -> Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::RedactionId,
        Column::DestroyAt,
        Column::DestroyedAt,
    ])
}

fn from_outside((id, redaction, destroy, destroyed): SealLine) -> Seal {
    Seal { id, redaction, destroy, destroyed }
}

/// The seals of these redactions, in no order.
pub async fn of_redactions(database: &Connection, redactions: &[RedactionId]) -> Result<Vec<Seal>> {
    let rows: Vec<SealLine> = outside()
        .filter(Column::RedactionId.is_in(redactions.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(from_outside).collect())
}

/// The newest seals before `before`, or of all, each with the redaction it belongs to.
pub async fn latest(
    database: &Connection,
    before: Option<SealedId>,
    most: u64,
) -> Result<Vec<(Seal, Redaction)>> {
    let mut found = outside();
    if let Some(before) = before {
        found = found.filter(Column::Id.lt(before));
    }
    let rows: Vec<SealLine> =
        found.order_by_desc(Column::Id).limit(most).into_tuple().all(database).await?;
    let keys: Vec<RedactionId> = rows.iter().map(|row| row.1).collect();
    let mut redactions: BTreeMap<RedactionId, Redaction> = redaction::Entity::find()
        .filter(redaction::Column::Id.is_in(keys))
        .all(database)
        .await?
        .into_iter()
        .map(|row| (row.id, Redaction::from(row)))
        .collect();
    Ok(rows
        .into_iter()
        .filter_map(|row| Some((from_outside(row), redactions.remove(&row.1)?)))
        .collect())
}

/// Who read it, when and why, the newest first.
pub async fn openings_of(
    database: &Connection,
    id: SealedId,
) -> Result<Vec<(PersonId, Moment, String)>> {
    Ok(opening::Entity::find()
        .filter(opening::Column::SealedId.eq(id))
        .order_by_desc(opening::Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(|row| (row.person_id, row.at, row.reason))
        .collect())
}
