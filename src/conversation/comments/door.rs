//! A published comment, found as readers name it: by the address of its post and its key.

use super::{Comment, CommentStatus, store};
use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    blog::posts::{self, PostAddress, PostRef},
};

/// The comment, if it is published, and its post.
///
/// # Errors
/// Not found, if the post is not published or the comment is not one of its own that is; gone, if the
/// post was withdrawn.
pub async fn published_at(
    context: &Context,
    address: &PostAddress,
    id: CommentId,
) -> Result<(PostRef, Comment)> {
    let database = context.database.read();
    let post = posts::find_public(database, address).await?;
    let comment = store::find(database, id)
        .await?
        .filter(|comment| comment.post == post.id && comment.status == CommentStatus::Published)
        .ok_or(AppError::NotFound)?;
    Ok((post, comment))
}
