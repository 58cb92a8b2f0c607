//! Teams, signposts and replies that are used again.

use crate::{
    base::{clock::Moment, database::Transaction, error::Result, ids::SavedId},
    moderation::answers::{
        entity::saved::{ActiveModel, Column, Entity},
        values::Shelf,
    },
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter,
};

/// Keeps a new item.
pub async fn insert_saved(
    transaction: &Transaction,
    shelf: Shelf,
    name: &str,
    address: &str,
    words: &str,
) -> Result<SavedId> {
    let row = ActiveModel {
        id: NotSet,
        shelf: Set(shelf),
        name: Set(name.to_owned()),
        address: Set(address.to_owned()),
        words: Set(words.to_owned()),
        version: Set(1),
        retired_at: Set(None),
    };
    Ok(Entity::insert(row).exec(transaction.connection()).await?.last_insert_id)
}

/// Changes the item that was seen at `version`; says whether it was still so.
pub async fn update_saved(
    transaction: &Transaction,
    id: SavedId,
    version: i64,
    name: &str,
    address: &str,
    words: &str,
) -> Result<bool> {
    let done = Entity::update_many()
        .set(ActiveModel {
            name: Set(name.to_owned()),
            address: Set(address.to_owned()),
            words: Set(words.to_owned()),
            version: Set(version.saturating_add(1)),
            ..Default::default()
        })
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected == 1)
}

/// Retires an item or offers it again; says whether that changed anything.
pub async fn set_retired(
    transaction: &Transaction,
    id: SavedId,
    retired: Option<Moment>,
) -> Result<bool> {
    let change = Entity::update_many()
        .set(ActiveModel { retired_at: Set(retired), ..Default::default() })
        .filter(Column::Id.eq(id));
    let change = if retired.is_some() {
        change.filter(Column::RetiredAt.is_null())
    } else {
        change.filter(Column::RetiredAt.is_not_null())
    };
    Ok(change.exec(transaction.connection()).await?.rows_affected == 1)
}
