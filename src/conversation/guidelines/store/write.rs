//! What is written of guidelines and their wordings.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::{AppError, Result},
        ids::{GuidelineId, PersonId},
        markdown::RENDER_VERSION,
    },
    conversation::guidelines::{
        entity::{guideline, wording},
        values::GuidelineWording,
    },
};
use guideline::{ActiveModel, Column, Entity};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, SqlErr,
};

/// By whom and when a wording is made; nobody and never for what comes with the program.
pub type WordingOrigin = Option<(PersonId, Moment)>;

/// Keeps a new one at `position`, with its first wording.
pub async fn insert(
    transaction: &Transaction,
    slug: &str,
    wording: &GuidelineWording,
    position: i64,
    made: WordingOrigin,
) -> Result<GuidelineId> {
    let row = ActiveModel {
        id: NotSet,
        slug: Set(slug.to_owned()),
        position: Set(position),
        short: Set(wording.short.clone()),
        title: Set(wording.title.clone()),
        fault: Set(wording.fault.clone()),
        body: Set(wording.body.clone()),
        html: Set(wording.html.as_str().to_owned()),
        render_version: Set(RENDER_VERSION),
        refusal: Set(wording.refusal.clone()),
        version: Set(1),
        retired_at: Set(None),
    };
    let id = Entity::insert(row).exec(transaction.connection()).await?.last_insert_id;
    insert_version(transaction, id, 1, wording, made).await?;
    Ok(id)
}

async fn insert_version(
    transaction: &Transaction,
    id: GuidelineId,
    version: i64,
    new: &GuidelineWording,
    made: WordingOrigin,
) -> Result<()> {
    let row = wording::ActiveModel {
        id: NotSet,
        guideline_id: Set(id),
        version: Set(version),
        short: Set(new.short.clone()),
        title: Set(new.title.clone()),
        fault: Set(new.fault.clone()),
        body: Set(new.body.clone()),
        html: Set(new.html.as_str().to_owned()),
        refusal: Set(new.refusal.clone()),
        person_id: Set(made.map(|(person, _)| person)),
        at: Set(made.map(|(_, at)| at)),
    };
    wording::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// Words a guideline anew if it is still at `version`; says whether it was.
pub async fn reword(
    transaction: &Transaction,
    id: GuidelineId,
    version: i64,
    new: &GuidelineWording,
    made: WordingOrigin,
) -> Result<bool> {
    let next = version.saturating_add(1);
    let done = Entity::update_many()
        .set(ActiveModel {
            short: Set(new.short.clone()),
            title: Set(new.title.clone()),
            fault: Set(new.fault.clone()),
            body: Set(new.body.clone()),
            html: Set(new.html.as_str().to_owned()),
            render_version: Set(RENDER_VERSION),
            refusal: Set(new.refusal.clone()),
            version: Set(next),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    if done.rows_affected == 0 {
        return Ok(false);
    }
    insert_version(transaction, id, next, new, made).await?;
    Ok(true)
}

/// Puts a guideline at `position`.
pub async fn place(transaction: &Transaction, id: GuidelineId, position: i64) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { position: Set(position), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Takes a guideline out of force, or brings it back with none.
pub async fn retire(
    transaction: &Transaction,
    id: GuidelineId,
    retired: Option<Moment>,
) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { retired_at: Set(retired), ..Default::default() })
        .filter(Column::Id.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Deletes a guideline with its wordings; [`AppError::InUse`] if something names it.
pub async fn delete(transaction: &Transaction, id: GuidelineId) -> Result<()> {
    match Entity::delete_by_id(id).exec(transaction.connection()).await {
        Ok(_) => Ok(()),
        Err(error) => Err(match error.sql_err() {
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => AppError::InUse,
            _ => error.into(),
        }),
    }
}
