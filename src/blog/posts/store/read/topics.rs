//! Topics.

use crate::{
    base::{database::Connection, error::Result},
    blog::posts::{Topic, entity::topic},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

impl From<topic::Model> for Topic {
    fn from(row: topic::Model) -> Self {
        Self { id: row.id, slug: row.slug, name: row.name }
    }
}

/// Every topic, by name.
pub async fn all_topics(database: &Connection) -> Result<Vec<Topic>> {
    let rows = topic::Entity::find()
        .order_by_asc(topic::Column::Name)
        .order_by_asc(topic::Column::Id)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Topic::from).collect())
}

pub async fn topic_by_slug(database: &Connection, slug: &str) -> Result<Option<Topic>> {
    let row = topic::Entity::find().filter(topic::Column::Slug.eq(slug)).one(database).await?;
    Ok(row.map(Topic::from))
}
