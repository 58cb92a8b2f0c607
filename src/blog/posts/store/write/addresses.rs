//! Addresses: where a post used to be.

use crate::{
    base::{database::Transaction, error::Result, ids::PostId},
    blog::posts::entity::old_address,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// A post goes from one slug to another.
pub struct Moved<'a> {
    pub id: PostId,
    pub dated: &'a str,
    pub from: &'a str,
    pub to: &'a str,
}

/// Remembers where the post was. An address it comes back to is not an old one any more.
pub async fn move_address(transaction: &Transaction, moved: Moved<'_>) -> Result<()> {
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
