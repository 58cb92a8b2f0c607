//! Addresses: where a post is, and where it used to be.

use crate::{
    base::{database::Connection, error::Result, ids::PostId},
    blog::posts::{
        entity::{old_address, post},
        store::read::posts::post,
        values::Slug,
    },
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The post that is at this address now, or that used to be.
pub async fn at_address(
    database: &Connection,
    dated: &str,
    slug: &str,
) -> Result<Option<post::Model>> {
    let here = post::Entity::find()
        .filter(post::Column::Dated.eq(dated))
        .filter(post::Column::Slug.eq(slug))
        .one(database)
        .await?;
    if here.is_some() {
        return Ok(here);
    }
    match old(database, dated, slug).await? {
        Some(row) => post(database, row.post_id).await,
        None => Ok(None),
    }
}

async fn old(database: &Connection, dated: &str, slug: &str) -> Result<Option<old_address::Model>> {
    Ok(old_address::Entity::find()
        .filter(old_address::Column::Dated.eq(dated))
        .filter(old_address::Column::Slug.eq(slug))
        .one(database)
        .await?)
}

/// Whether another post than `id` is at this address, or used to be.
pub async fn is_taken(database: &Connection, dated: &str, slug: &Slug, id: PostId) -> Result<bool> {
    Ok(at_address(database, dated, slug.as_str()).await?.is_some_and(|post| post.id != id))
}
