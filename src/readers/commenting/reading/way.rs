//! The way to one comment under a post.

use super::{post, threads::address_of};
use crate::{
    base::{
        clock::london,
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts::PostAddress,
    conversation::comments::{self, CommentStatus},
    moderation::decisions,
    readers::commenting::pages::RemovedPage,
    team::site::Layout,
};

/// Where the address of a comment leads.
pub enum WayTo {
    /// To the comment, or to the place that is left of it.
    Place(String),
    /// To a page that says that it was removed: nothing of it is left under the post.
    Removed(Box<RemovedPage>),
}

/// The way to the comment `id` of the post at `address`.
///
/// # Errors
/// Not found, if readers see neither the comment nor its place and nobody removed it; gone, if the post was
/// withdrawn.
pub async fn way_to(context: &Context, address: &PostAddress, id: CommentId) -> Result<WayTo> {
    let database = context.database.read();
    let post = post(context, address).await?;
    let comment = comments::find(database, id)
        .await?
        .filter(|comment| comment.post == post.id)
        .ok_or(AppError::NotFound)?;
    if comment.status == CommentStatus::Published || comments::has_place(database, &comment).await?
    {
        return Ok(WayTo::Place(address_of(context, &post, &comment).await?));
    }
    if comment.status != CommentStatus::Removed {
        return Err(AppError::NotFound);
    }
    let removal = decisions::removals(database, &[id]).await?.remove(&id);
    Ok(WayTo::Removed(Box::new(RemovedPage {
        layout: Layout::private(&context.site.get(), "This comment was removed"),
        post_title: post.title.clone(),
        post_path: post.address.to_string(),
        day: removal.as_ref().map_or_else(String::new, |removal| london::day(removal.at)),
        guideline: removal.and_then(|removal| removal.guideline),
    })))
}
