//! Topics: known ones, and new ones made on the way.

use crate::{
    base::{
        database::{Connection, Transaction},
        error::Result,
        ids::TopicId,
    },
    blog::posts::{Topic, entity::topic, values::TopicName},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::OnConflict,
};

impl From<topic::Model> for Topic {
    fn from(row: topic::Model) -> Self {
        Self { id: row.id, slug: row.slug, name: row.name }
    }
}

/// Every topic, by name.
pub(in crate::blog::posts) async fn all_topics(database: &Connection) -> Result<Vec<Topic>> {
    let rows = topic::Entity::find()
        .order_by_asc(topic::Column::Name)
        .order_by_asc(topic::Column::Id)
        .all(database)
        .await?;
    Ok(rows.into_iter().map(Topic::from).collect())
}

pub(in crate::blog::posts) async fn topic_by_slug(
    database: &Connection,
    slug: &str,
) -> Result<Option<Topic>> {
    let row = topic::Entity::find().filter(topic::Column::Slug.eq(slug)).one(database).await?;
    Ok(row.map(Topic::from))
}

/// The keys of these topics; those that are unknown are made.
pub(in crate::blog::posts) async fn ensure_topics(
    transaction: &Transaction,
    names: &[TopicName],
) -> Result<Vec<TopicId>> {
    let mut ids = Vec::new();
    for name in names {
        let slug = name.slug().as_str();
        let found = match topic_by_slug(transaction, slug).await? {
            Some(topic) => Some(topic),
            None => {
                let row = topic::ActiveModel {
                    id: NotSet,
                    slug: Set(slug.to_owned()),
                    name: Set(name.name().to_owned()),
                };
                // Somebody else may make the same topic at this moment.
                topic::Entity::insert(row)
                    .on_conflict(OnConflict::column(topic::Column::Slug).do_nothing().to_owned())
                    .exec_without_returning(transaction.connection())
                    .await?;
                topic_by_slug(transaction, slug).await?
            }
        };
        ids.extend(found.map(|topic| topic.id));
    }
    Ok(ids)
}
