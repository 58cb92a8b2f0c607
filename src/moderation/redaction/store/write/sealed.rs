//! Sealed originals are kept, and destroyed.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{CommentId, PersonId, RedactionId, SealedId},
    },
    conversation::comments::OriginalWords,
    moderation::redaction::{
        entity::{
            opening, redaction,
            sealed::{ActiveModel, Column, Entity},
        },
        store::read::sealed::{SealedContext, SealedHold},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait,
};

/// Seals what stood in a comment until `destroy_at`.
pub async fn seal(
    transaction: &Transaction,
    redaction: RedactionId,
    before: &OriginalWords,
    destroy_at: Moment,
) -> Result<SealedId> {
    let beside = SealedContext {
        earlier: before.earlier.clone(),
        holds: before
            .holds
            .iter()
            .map(|hold| SealedHold {
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
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
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
    opening::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Destroys what lies under one seal.
pub async fn destroy(transaction: &Transaction, id: SealedId, now: Moment) -> Result<()> {
    emptied(now).filter(Column::Id.eq(id)).exec(transaction.connection()).await?;
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
        .exec(transaction.connection())
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
