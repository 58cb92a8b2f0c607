//! Addresses of reporting, under the post.

use crate::{base::ids::CommentId, blog::posts::PostAddress};

/// A comment on a page of its own.
pub fn comment(post: &PostAddress, id: CommentId) -> String {
    format!("{post}comments/{id}")
}

/// Where a reader reports it.
pub fn report(post: &PostAddress, id: CommentId) -> String {
    format!("{}/report", comment(post, id))
}
