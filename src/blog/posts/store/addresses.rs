//! Addresses: where a post is, and where it used to be.

use crate::{
    base::{
        database::{Connection, Transaction},
        error::Result,
        ids::PostId,
    },
    blog::posts::{
        entity::{old_address, post},
        values::Slug,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// The post that is at this address now, or that used to be.
pub(in crate::blog::posts) async fn at_address(
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
        Some(row) => super::post(database, row.post_id).await,
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
pub(in crate::blog::posts) async fn is_taken(
    database: &Connection,
    dated: &str,
    slug: &Slug,
    id: PostId,
) -> Result<bool> {
    Ok(at_address(database, dated, slug.as_str()).await?.is_some_and(|post| post.id != id))
}

/// A post goes from one slug to another.
pub(in crate::blog::posts) struct Moved<'a> {
    pub(in crate::blog::posts) id: PostId,
    pub(in crate::blog::posts) dated: &'a str,
    pub(in crate::blog::posts) from: &'a str,
    pub(in crate::blog::posts) to: &'a str,
}

/// Remembers where the post was. An address it comes back to is not an old one any more.
pub(in crate::blog::posts) async fn move_address(
    transaction: &Transaction,
    moved: Moved<'_>,
) -> Result<()> {
    old_address::Entity::delete_many()
        .filter(old_address::Column::PostId.eq(moved.id))
        .filter(old_address::Column::Dated.eq(moved.dated))
        .filter(old_address::Column::Slug.is_in([moved.to, moved.from]))
        .exec(transaction.connection())
        .await?;
    let row = old_address::ActiveModel {
        id: NotSet,
        post_id: Set(moved.id),
        dated: Set(moved.dated.to_owned()),
        slug: Set(moved.from.to_owned()),
    };
    old_address::Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}
