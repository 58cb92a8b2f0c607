//! Topics: new ones made on the way.

use crate::{
    base::{database::Transaction, error::Result, ids::TopicId},
    blog::posts::{entity::topic, store::read::topics::topic_by_slug, values::TopicName},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
    sea_query::OnConflict,
};

/// The keys of these topics; those that are unknown are made.
pub async fn ensure_topics(transaction: &Transaction, names: &[TopicName]) -> Result<Vec<TopicId>> {
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
