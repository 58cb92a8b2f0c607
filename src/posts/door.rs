//! What this room does for others.

use super::{PostAddress, PostRef};
use crate::{
    clock::Moment,
    comments::CommentsBlock,
    context::Context,
    error::{AppError, Result},
    ids::{PostId, TopicId},
    markdown::SafeHtml,
    web::Page,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The published post at this address, or at an address it used to have.
/// A withdrawn one ends the request as gone, any other as not found.
pub async fn find_public(
    _database: &impl ConnectionTrait,
    _address: &PostAddress,
) -> Result<PostRef> {
    Err(AppError::NotFound)
}

/// The post with this key, if it was ever published.
pub async fn reference(_database: &impl ConnectionTrait, _id: PostId) -> Result<PostRef> {
    Err(AppError::NotFound)
}

/// Those posts of `ids` that were ever published.
pub async fn references(
    _database: &impl ConnectionTrait,
    _ids: &[PostId],
) -> Result<BTreeMap<PostId, PostRef>> {
    Ok(BTreeMap::new())
}

/// The post's own page with `comments` in the place of its comments: how a refused form is shown again.
pub async fn page_with(
    _context: &Context,
    _post: &PostRef,
    _comments: CommentsBlock,
) -> Result<Page> {
    Err(AppError::NotFound)
}

/// What a post is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The key.
    pub id: TopicId,
    /// The last part of the address of its page.
    pub slug: String,
    /// The name that readers see.
    pub name: String,
}

/// A published post as a feed holds it.
#[derive(Debug, Clone)]
pub struct FeedEntry {
    /// The post.
    pub reference: PostRef,
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
pub async fn latest(_context: &Context, _limit: u64) -> Result<Vec<FeedEntry>> {
    Ok(Vec::new())
}

/// The address of every published post, with the moment of its last change.
pub async fn all_addresses(_context: &Context) -> Result<Vec<(PostAddress, Moment)>> {
    Ok(Vec::new())
}

/// The topics that published posts are about.
pub async fn topics_in_use(_context: &Context) -> Result<Vec<Topic>> {
    Ok(Vec::new())
}

/// The last part of the address of each person who has published something.
pub async fn author_slugs_in_use(_context: &Context) -> Result<Vec<String>> {
    Ok(Vec::new())
}
