//! A comment that a reader sends, checked.

use crate::{
    base::ids::{CommentId, PostId},
    conversation::comments::{CommentBody, DisplayName},
    team::accounts::EmailAddress,
};

/// A comment to be sent, checked.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The post.
    pub post: PostId,
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// The name to be shown.
    pub name: DisplayName,
    /// What it says.
    pub body: CommentBody,
    /// Where the writer is told: giving an address is the wish to be.
    pub email: Option<EmailAddress>,
    /// The network it came from.
    pub network: String,
    /// The key of a form that was made for one reader.
    pub form_key: Option<String>,
    /// Whether it filled a field that people do not see.
    pub trapped: bool,
    /// Whether its form came back faster than a person writes.
    pub too_fast: bool,
    /// The comment of the same writer that was not published and that this one says in other words.
    pub rewrites: Option<CommentId>,
}
