//! Teams, signposts and replies that are used again.

use crate::{
    answers::{
        entity::saved::{ActiveModel, Column, Entity, Model},
        values::{Saved, Shelf},
    },
    clock::Moment,
    database::Transaction,
    error::Result,
    ids::SavedId,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::Expr,
};

/// The most on one shelf.
const MOST: u64 = 200;

impl From<Model> for Saved {
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
pub async fn shelf(database: &impl ConnectionTrait, shelf: Shelf) -> Result<Vec<Saved>> {
    let found = Entity::find()
        .filter(Column::Shelf.eq(shelf))
        .order_by_asc(Column::Name)
        .order_by_asc(Column::Id)
        .limit(MOST)
        .all(database)
        .await?;
    let mut all: Vec<Saved> = found.into_iter().map(Saved::from).collect();
    all.sort_by_key(|saved| saved.retired.is_some());
    Ok(all)
}

/// What is offered on a shelf, by name.
pub async fn offered(database: &impl ConnectionTrait, on: Shelf) -> Result<Vec<Saved>> {
    let mut all = shelf(database, on).await?;
    all.retain(|saved| saved.retired.is_none());
    Ok(all)
}

/// The item with this key on this shelf, retired or not.
pub async fn saved(
    database: &impl ConnectionTrait,
    shelf: Shelf,
    id: SavedId,
) -> Result<Option<Saved>> {
    let found = Entity::find_by_id(id).filter(Column::Shelf.eq(shelf)).one(database);
    Ok(found.await?.map(Saved::from))
}

/// The items with these keys, retired or not.
pub async fn saved_by_ids(database: &impl ConnectionTrait, ids: &[SavedId]) -> Result<Vec<Saved>> {
    let found = Entity::find().filter(Column::Id.is_in(ids.iter().copied())).all(database);
    Ok(found.await?.into_iter().map(Saved::from).collect())
}

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
    Ok(Entity::insert(row).exec(transaction).await?.last_insert_id)
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
        .col_expr(Column::Name, Expr::value(name))
        .col_expr(Column::Address, Expr::value(address))
        .col_expr(Column::Words, Expr::value(words))
        .col_expr(Column::Version, Expr::value(version + 1))
        .filter(Column::Id.eq(id))
        .filter(Column::Version.eq(version))
        .exec(transaction)
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
        .col_expr(Column::RetiredAt, Expr::value(retired))
        .filter(Column::Id.eq(id));
    let change = if retired.is_some() {
        change.filter(Column::RetiredAt.is_null())
    } else {
        change.filter(Column::RetiredAt.is_not_null())
    };
    Ok(change.exec(transaction).await?.rows_affected == 1)
}
