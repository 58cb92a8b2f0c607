//! Published posts for feeds and for the map of the site.

use super::{as_reference, lists::changed, names, people_in, post::address};
use crate::{
    base::{clock::Moment, context::Context, error::Result, markdown::SafeHtml},
    blog::posts::{
        PostAddress, PostRef, Topic,
        store::{self, Which},
    },
    team::accounts,
};

/// A published post as a feed holds it.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// The post.
    pub reference: PostRef,
    /// By what feed readers know it again; none if it was published by a program that kept no such ids,
    /// since the last start.
    pub feed_id: Option<String>,
    /// The summary; may be empty.
    pub summary: String,
    /// The text.
    pub html: SafeHtml,
    /// The names over it, in their order.
    pub authors: Vec<String>,
    /// When it was first published.
    pub published_at: Moment,
    /// When it was last changed in a way that readers are told of; never before its publication.
    pub updated_at: Moment,
    /// What it is about.
    pub topics: Vec<Topic>,
}

/// The last `limit` published posts, the newest first.
pub async fn latest(context: &Context, limit: u64) -> Result<Vec<FeedEntry>> {
    let database = context.database.read();
    let rows = store::listed(database, &Which::All, 0, Some(limit)).await?;
    let revisions: Vec<_> = rows.iter().map(|row| row.revision_id).collect();
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let posts = store::posts(database, &ids).await?;
    let credits = store::credits(database, &revisions).await?;
    let topics = store::topics_of(database, &revisions).await?;
    let people = people_in(context, credits.values().flatten()).await?;
    let mut entries = Vec::new();
    for row in rows {
        let updated_at = changed(&row);
        let (Some(post), Some(shown)) = (
            posts.iter().find(|post| post.id == row.id),
            store::published(database, row.id).await?,
        ) else {
            continue;
        };
        let credits = credits.get(&row.revision_id).map_or(&[][..], Vec::as_slice);
        entries.push(FeedEntry {
            reference: as_reference(post, row.title, credits)?,
            feed_id: post.feed_id.clone(),
            summary: row.summary,
            html: SafeHtml::from_stored(shown.html),
            authors: names(credits, &people).into_iter().map(|author| author.name).collect(),
            published_at: row.published_at.unwrap_or(updated_at),
            updated_at,
            topics: topics.get(&row.revision_id).cloned().unwrap_or_default(),
        });
    }
    Ok(entries)
}

/// The address of every published post, with the moment of its last change.
pub async fn all_addresses(context: &Context) -> Result<Vec<(PostAddress, Moment)>> {
    store::listed(context.database.read(), &Which::All, 0, None)
        .await?
        .into_iter()
        .map(|row| Ok((address(row.dated.as_deref(), &row.slug)?, changed(&row))))
        .collect()
}

/// The topics that published posts are about.
pub async fn topics_in_use(context: &Context) -> Result<Vec<Topic>> {
    let counted = store::topic_counts(context.database.read()).await?;
    Ok(counted.into_iter().map(|(topic, _)| topic).collect())
}

/// The last part of the address of each person who has published something.
pub async fn author_slugs_in_use(context: &Context) -> Result<Vec<String>> {
    let ids = store::author_ids_in_use(context.database.read()).await?;
    let people = accounts::by_ids(context.database.read(), &ids).await?;
    Ok(people.into_iter().map(|person| person.slug).collect())
}
