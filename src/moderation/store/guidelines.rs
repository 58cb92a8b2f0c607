//! The guidelines.

use crate::{
    database::Transaction,
    error::Result,
    ids::GuidelineId,
    markdown::{RENDER_VERSION, SafeHtml},
    moderation::{
        Guideline,
        defaults::NewGuideline,
        entity::guideline::{ActiveModel, Column, Entity, Model},
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};

impl From<Model> for Guideline {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            short: row.short,
            title: row.title,
            html: SafeHtml::kept(row.html),
            refusal: row.refusal,
        }
    }
}

/// Whether there are any, retired ones counted.
pub async fn any(database: &impl ConnectionTrait) -> Result<bool> {
    Ok(Entity::find().count(database).await? > 0)
}

/// Those in force, in their order.
pub async fn active(database: &impl ConnectionTrait) -> Result<Vec<Guideline>> {
    Ok(Entity::find()
        .filter(Column::RetiredAt.is_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id)
        .all(database)
        .await?
        .into_iter()
        .map(Guideline::from)
        .collect())
}

/// Those with these keys, retired ones too, in no order.
pub async fn by_ids(
    database: &impl ConnectionTrait,
    ids: &[GuidelineId],
) -> Result<Vec<Guideline>> {
    Ok(Entity::find()
        .filter(Column::Id.is_in(ids.iter().copied()))
        .all(database)
        .await?
        .into_iter()
        .map(Guideline::from)
        .collect())
}

/// The one with this name.
pub async fn by_slug(database: &impl ConnectionTrait, slug: &str) -> Result<Option<Guideline>> {
    Ok(Entity::find().filter(Column::Slug.eq(slug)).one(database).await?.map(Guideline::from))
}

/// Keeps a new one at `position`.
pub async fn insert_guideline(
    transaction: &Transaction,
    new: &NewGuideline,
    html: &SafeHtml,
    position: i64,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        slug: Set(new.slug.clone()),
        position: Set(position),
        short: Set(new.short.clone()),
        title: Set(new.title.clone()),
        body: Set(new.text.clone()),
        html: Set(html.as_str().to_owned()),
        render_version: Set(RENDER_VERSION),
        refusal: Set(new.refusal.clone()),
        version: Set(1),
        retired_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(())
}
