//! Teams, signposts and replies that are used again.

use crate::{
    base::{database::Connection, error::Result, ids::SavedId},
    moderation::answers::{
        entity::saved::{Column, Entity, Model},
        values::{SavedText, Shelf},
    },
};
use sea_orm::{
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};

impl From<Model> for SavedText {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            shelf: row.shelf,
            name: row.name,
            address: row.address,
            words: row.words,
            version: row.version,
            retired: row.retired_at,
        }
    }
}

/// Everything on a shelf by name, what is offered before what is retired.
pub async fn shelf(database: &Connection, shelf: Shelf) -> Result<Vec<SavedText>> {
    let mut all = offered(database, shelf).await?;
    let retired = on(shelf).filter(Column::RetiredAt.is_not_null());
    all.extend(by_name(database, retired).await?);
    Ok(all)
}

/// What is offered on a shelf, by name.
pub async fn offered(database: &Connection, shelf: Shelf) -> Result<Vec<SavedText>> {
    by_name(database, offered_on(shelf)).await
}

/// How much is offered on a shelf.
pub async fn count_offered(database: &Connection, shelf: Shelf) -> Result<u64> {
    Ok(offered_on(shelf).count(database).await?)
}

/// Whether something of this name is offered on a shelf.
pub async fn is_offered(database: &Connection, shelf: Shelf, name: &str) -> Result<bool> {
    Ok(offered_on(shelf).filter(Column::Name.eq(name)).count(database).await? > 0)
}

fn on(shelf: Shelf) -> Select<Entity> {
    Entity::find().filter(Column::Shelf.eq(shelf))
}

fn offered_on(shelf: Shelf) -> Select<Entity> {
    on(shelf).filter(Column::RetiredAt.is_null())
}

async fn by_name(database: &Connection, found: Select<Entity>) -> Result<Vec<SavedText>> {
    let found = found.order_by_asc(Column::Name).order_by_asc(Column::Id).limit(Shelf::MOST);
    Ok(found.all(database).await?.into_iter().map(SavedText::from).collect())
}

/// The item with this key on this shelf, retired or not.
pub async fn saved(database: &Connection, shelf: Shelf, id: SavedId) -> Result<Option<SavedText>> {
    let found = Entity::find_by_id(id).filter(Column::Shelf.eq(shelf)).one(database);
    Ok(found.await?.map(SavedText::from))
}

/// The items with these keys, retired or not.
pub async fn saved_by_ids(database: &Connection, ids: &[SavedId]) -> Result<Vec<SavedText>> {
    let found = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(database);
    Ok(found.await?.into_iter().map(SavedText::from).collect())
}
