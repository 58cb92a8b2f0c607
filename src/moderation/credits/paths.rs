//! Addresses of credits.

use crate::base::ids::{ChangeNoteId, CommentId, PostId};

/// What comments have changed, for readers.
pub const CHANGES: &str = "/changes/";

/// One change in that list.
pub fn change(id: ChangeNoteId) -> String {
    format!("{CHANGES}#change-{id}")
}

/// Where one says which changes a comment has led to.
pub fn comment(id: CommentId) -> String {
    format!("/desk/answers/{id}/credits")
}

/// Where one says which comments led to the last change of a post.
pub fn post(id: PostId) -> String {
    format!("/desk/posts/{id}/credits")
}
