//! Reads the table `feeds`.

use crate::{
    base::{database::Connection, error::Result},
    blog::feeds::entity::{Column, Entity},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// The name of the feed of posts.
pub const POSTS: &str = "posts";

/// By what feed readers know the feed `name`, if that is kept.
pub async fn feed_id(database: &Connection, name: &str) -> Result<Option<String>> {
    let row = Entity::find().filter(Column::Name.eq(name)).one(database).await?;
    Ok(row.map(|row| row.feed_id))
}
