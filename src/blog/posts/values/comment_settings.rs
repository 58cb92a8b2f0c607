//! When a post is to take comments, as an editor sets it.

use super::Reason;
use crate::{base::clock::Moment, blog::calendar::Closing};

/// When a post is to take comments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentSettings {
    /// Whether they are closed by hand, from now on.
    pub closed: bool,
    /// Why they are closed, or will be on their date; may be empty.
    pub because: Reason,
    /// When they open and close by themselves; none leaves that as it is.
    pub times: Option<Times>,
}

/// When comments open and close by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    /// When they open, if not with the post.
    pub opens: Option<Moment>,
    /// Whether they close by themselves.
    pub closing: Closing,
    /// When, if at a moment of their own.
    pub closes: Option<Moment>,
}
