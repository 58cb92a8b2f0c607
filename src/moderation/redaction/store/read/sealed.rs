//! The sealed originals. The words in them are read by [`seal_with`] alone.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId, RedactionId, SealedId},
    },
    conversation::comments::{Cause, Hold, Wording},
    moderation::redaction::{
        entity::{
            opening, redaction,
            sealed::{ActiveModel, Column, Entity},
        },
        values::Redaction,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    Select,
};
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
struct Beside {
    earlier: Vec<(Moment, String)>,
    holds: Vec<KeptHold>,
}

#[derive(Serialize, Deserialize)]
struct KeptHold {
    rule: String,
    version: i64,
    span: Option<(usize, usize)>,
    detail: String,
}

/// Seals what stood in a comment until `destroy_at`.
pub async fn seal(
    transaction: &Transaction,
    redaction: RedactionId,
    before: &Wording,
    destroy_at: Moment,
) -> Result<SealedId> {
    let beside = Beside {
        earlier: before.earlier.clone(),
        holds: before
            .holds
            .iter()
            .map(|hold| KeptHold {
                rule: hold.cause.code().into_owned(),
                version: hold.rule_version,
                span: hold.span,
                detail: hold.detail.clone(),
            })
            .collect(),
    };
    let row = ActiveModel {
        id: NotSet,
        redaction_id: Set(redaction),
        body: Set(before.body.clone()),
        beside: Set(serde_json::to_string(&beside).map_err(AppError::fault)?),
        destroy_at: Set(destroy_at),
        destroyed_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
}

/// The seal with this key and what lies under it; no words once they are destroyed.
pub async fn seal_with(
    database: &impl ConnectionTrait,
    id: SealedId,
    comment: CommentId,
) -> Result<Option<(Seal, Option<Wording>)>> {
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
    let beside: Beside = serde_json::from_str(&row.beside).map_err(AppError::fault)?;
    let holds = beside
        .holds
        .into_iter()
        .filter_map(|hold| {
            let cause = Cause::from_stored(&hold.rule)?;
            let KeptHold { version: rule_version, span, detail, .. } = hold;
            Some(Hold { comment, cause, rule_version, span, detail })
        })
        .collect();
    Ok(Some((seal, Some(Wording { body: row.body, earlier: beside.earlier, holds }))))
}

/// The seal with this key, from outside, and the redaction it belongs to.
pub async fn with_redaction(
    database: &impl ConnectionTrait,
    id: SealedId,
) -> Result<Option<(Seal, Redaction)>> {
    let row: Option<Outside> =
        outside().filter(Column::Id.eq(id)).into_tuple().one(database).await?;
    let Some(seal) = row.map(from_outside) else { return Ok(None) };
    let redaction = redaction::Entity::find_by_id(seal.redaction).one(database).await?;
    Ok(redaction.map(|redaction| (seal, Redaction::from(redaction))))
}

type Outside = (SealedId, RedactionId, Moment, Option<Moment>);

/// Everything of a seal but what lies under it.
fn outside() -> Select<Entity> {
    Entity::find().select_only().columns([
        Column::Id,
        Column::RedactionId,
        Column::DestroyAt,
        Column::DestroyedAt,
    ])
}

fn from_outside((id, redaction, destroy, destroyed): Outside) -> Seal {
    Seal { id, redaction, destroy, destroyed }
}

/// The seals of these redactions, in no order.
pub async fn of_redactions(
    database: &impl ConnectionTrait,
    redactions: &[RedactionId],
) -> Result<Vec<Seal>> {
    let rows: Vec<Outside> = outside()
        .filter(Column::RedactionId.is_in(redactions.iter().copied()))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().map(from_outside).collect())
}

/// The newest seals before `before`, or of all, each with the redaction it belongs to.
pub async fn latest(
    database: &impl ConnectionTrait,
    before: Option<SealedId>,
    most: u64,
) -> Result<Vec<(Seal, Redaction)>> {
    let mut found = outside();
    if let Some(before) = before {
        found = found.filter(Column::Id.lt(before));
    }
    let rows: Vec<Outside> =
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

/// Writes down that somebody read it, and why.
pub async fn keep_opening(
    transaction: &Transaction,
    id: SealedId,
    person: PersonId,
    reason: &str,
    now: Moment,
) -> Result<()> {
    let row = opening::ActiveModel {
        id: NotSet,
        sealed_id: Set(id),
        person_id: Set(person),
        reason: Set(reason.to_owned()),
        at: Set(now),
    };
    opening::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}

/// Who read it, when and why, the newest first.
pub async fn openings_of(
    database: &impl ConnectionTrait,
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

/// Destroys what lies under one seal.
pub async fn destroy(transaction: &Transaction, id: SealedId, now: Moment) -> Result<()> {
    emptied(now).filter(Column::Id.eq(id)).exec(transaction).await?;
    Ok(())
}

/// Destroys what lies under each seal whose date has come; answers how many.
pub async fn destroy_due(
    transaction: &Transaction,
    now: Moment,
    kept: &[CommentId],
) -> Result<u64> {
    let of_kept = redaction::Entity::find()
        .select_only()
        .column(redaction::Column::Id)
        .filter(redaction::Column::CommentId.is_in(kept.iter().copied()))
        .into_query();
    let done = emptied(now)
        .filter(Column::RedactionId.not_in_subquery(of_kept))
        .filter(Column::DestroyedAt.is_null())
        .filter(Column::DestroyAt.lte(now))
        .exec(transaction)
        .await?;
    Ok(done.rows_affected)
}

fn emptied(now: Moment) -> sea_orm::UpdateMany<Entity> {
    Entity::update_many().set(ActiveModel {
        body: Set(String::new()),
        beside: Set(String::new()),
        destroyed_at: Set(Some(now)),
        ..Default::default()
    })
}
