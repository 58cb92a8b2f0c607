//! Writes where readers list a post.

use crate::{
    base::{
        clock::Moment,
        database::Transaction,
        error::Result,
        ids::{PersonId, PostId, RevisionId},
    },
    blog::posts::{
        entity::{published_author, published_topic},
        store,
    },
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::BTreeSet;

/// Puts a post where readers list it, under the topics and authors of its published revision.
pub async fn list(
    transaction: &Transaction,
    id: PostId,
    published_at: Moment,
    revision: RevisionId,
) -> Result<()> {
    unlist(transaction, id).await?;
    let credits = store::credits(transaction, &[revision]).await?;
    let people: BTreeSet<PersonId> =
        credits.into_values().flatten().filter_map(|credit| credit.person).collect();
    let authors = people.into_iter().map(|person| published_author::ActiveModel {
        person_id: Set(person),
        published_at: Set(published_at),
        post_id: Set(id),
    });
    let topics = store::topics_of(transaction, &[revision]).await?;
    let topics = topics.into_values().flatten().map(|topic| published_topic::ActiveModel {
        topic_id: Set(topic.id),
        published_at: Set(published_at),
        post_id: Set(id),
    });
    for row in authors {
        published_author::Entity::insert(row)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    for row in topics {
        published_topic::Entity::insert(row)
            .exec_without_returning(transaction.connection())
            .await?;
    }
    Ok(())
}

/// Takes a post from where readers list it.
pub async fn unlist(transaction: &Transaction, id: PostId) -> Result<()> {
    published_author::Entity::delete_many()
        .filter(published_author::Column::PostId.eq(id))
        .exec(transaction.connection())
        .await?;
    published_topic::Entity::delete_many()
        .filter(published_topic::Column::PostId.eq(id))
        .exec(transaction.connection())
        .await?;
    Ok(())
}
