//! What this room does for others.

use super::{
    PostAddress, PostRef,
    entity::post,
    lifecycle::PostStatus,
    pages::CommentsPart,
    reading::{self, as_reference},
    store,
};
use crate::{
    base::{
        clock::Moment,
        context::Context,
        database::Connection,
        error::{AppError, Result},
        ids::PostId,
    },
    team::accounts::{Capability, Member},
    web::Page,
};
use std::collections::BTreeMap;

/// The published post at this address, or at an address it used to have.
/// A withdrawn one ends the request as gone, any other as not found.
pub async fn find_public(database: &Connection, address: &PostAddress) -> Result<PostRef> {
    if address.slug.contains('\0') {
        return Err(AppError::NotFound);
    }
    let post = store::at_address(database, &address.date.to_string(), &address.slug)
        .await?
        .ok_or(AppError::NotFound)?;
    let reason = post.withdrawn_reason.clone().unwrap_or_default();
    let (state, at) = (post.state, post.withdrawn_at);
    let found = one(database, post).await?;
    match state {
        PostStatus::Published => Ok(found),
        PostStatus::Withdrawn => Err(AppError::Gone { title: found.title, at, reason }),
        _ => Err(AppError::NotFound),
    }
}

/// The post with this key, if it was ever published.
pub async fn reference(database: &Connection, id: PostId) -> Result<PostRef> {
    let post = store::post(database, id).await?.ok_or(AppError::NotFound)?;
    one(database, post).await
}

async fn one(database: &Connection, post: post::Model) -> Result<PostRef> {
    let id = post.id;
    together(database, vec![post]).await?.remove(&id).ok_or(AppError::NotFound)
}

/// Those posts of `ids` that were ever published.
pub async fn references(
    database: &Connection,
    ids: &[PostId],
) -> Result<BTreeMap<PostId, PostRef>> {
    together(database, store::posts(database, ids).await?).await
}

async fn together(
    database: &Connection,
    posts: Vec<post::Model>,
) -> Result<BTreeMap<PostId, PostRef>> {
    let ids: Vec<PostId> = posts.iter().map(|post| post.id).collect();
    let mut titles = store::titles(database, &ids).await?;
    let revisions: Vec<_> = titles.values().map(|(revision, _)| *revision).collect();
    let credits = store::credits(database, &revisions).await?;
    posts
        .iter()
        .filter_map(|post| titles.remove(&post.id).map(|found| (post, found)))
        .map(|(post, (revision, title))| {
            let credits = credits.get(&revision).map_or(&[][..], Vec::as_slice);
            Ok((post.id, as_reference(post, title, credits)?))
        })
        .collect()
}

/// The post's own page with the numbered page of its comments.
pub async fn page_with(context: &Context, post: &PostRef, comments: CommentsPart) -> Result<Page> {
    Page::of(&reading::post_page(context, post, comments).await?)
}

/// Why a post needs somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It was sent for review, and this person may publish it.
    Review,
    /// It is this person's own draft.
    Draft,
}

/// A post that needs somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostInNeed {
    /// Why.
    pub need: Need,
    /// The key; the post is worked on at `/desk/posts/ID/`.
    pub id: PostId,
    /// The title of its last revision.
    pub title: String,
    /// When it was last changed.
    pub edited_at: Moment,
}

/// So many of each kind are named.
const NAMED: u64 = 20;

/// What needs this member: first posts in review, the one waiting longest first, then their own
/// drafts, the last changed first; at most twenty of each.
pub async fn needing(context: &Context, member: &Member) -> Result<Vec<PostInNeed>> {
    let database = context.database.read();
    let mut found = Vec::new();
    if member.can(Capability::PublishPosts) {
        let rows = store::in_review(database, NAMED).await?;
        found.extend(rows.into_iter().map(|row| (Need::Review, row)));
    }
    if member.can(Capability::WritePosts) {
        let rows = store::own_drafts(database, member.id(), NAMED).await?;
        found.extend(rows.into_iter().map(|row| (Need::Draft, row)));
    }
    Ok(found
        .into_iter()
        .map(|(need, row)| PostInNeed {
            need,
            id: row.id,
            title: row.title,
            edited_at: row.edited_at,
        })
        .collect())
}

/// Titles and paths of the newest published posts.
pub async fn latest_links(context: &Context, most: u64) -> Result<Vec<(String, String)>> {
    let rows = store::listed(context.database.read(), &store::Which::All, 0, Some(most)).await?;
    rows.into_iter()
        .map(|row| Ok((row.title, reading::address(row.dated.as_deref(), &row.slug)?.to_string())))
        .collect()
}

/// Keys and titles of the newest published posts.
pub async fn latest_titles(context: &Context, most: u64) -> Result<Vec<(PostId, String)>> {
    let rows = store::listed(context.database.read(), &store::Which::All, 0, Some(most)).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}
