//! Addresses of credits.

use crate::{
    base::ids::{CommentId, PostId},
    blog::posts,
};

/// What comments have changed, for readers.
pub const CHANGES: &str = "/changes/";

/// Where one says which changes a comment has led to.
pub fn comment(id: CommentId) -> String {
    format!("/desk/moderation/comments/{id}/credits")
}

/// Where one says which comments led to the last change of a post.
pub fn post(id: PostId) -> String {
    posts::paths::credits(id)
}
