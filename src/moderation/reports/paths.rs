//! Addresses of reporting, under the post.

use crate::{
    base::ids::CommentId, blog::posts::PostAddress, conversation::comments::paths::permalink,
};

/// Where a reader reports it.
pub fn report(post: &PostAddress, id: CommentId) -> String {
    format!("{}/report", permalink(post, id))
}
