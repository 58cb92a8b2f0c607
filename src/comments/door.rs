//! What this room does for others.

use crate::{context::Context, error::Result, ids::PostId, posts::PostRef, web::PageNumber};
use askama::Template;
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The comments under a post with the form below them, ready to be put into the post's page.
#[derive(Debug, Clone, Template)]
#[template(source = "", ext = "html")]
pub struct CommentsBlock {
    /// Whether the form was refused; the page's title then says so.
    pub has_errors: bool,
    /// The mistakes in the form, for the summary at the top of the page.
    pub errors: crate::web::FormErrors,
}

impl askama::filters::HtmlSafe for CommentsBlock {}

/// The block under `post`, with the numbered page of comments that was asked for.
pub async fn block(
    _context: &Context,
    _post: &PostRef,
    _page: PageNumber,
) -> Result<CommentsBlock> {
    Ok(CommentsBlock { has_errors: false, errors: Default::default() })
}

/// How many published comments each of these posts has; a post with none is left out.
pub async fn counts(
    _database: &impl ConnectionTrait,
    _posts: &[PostId],
) -> Result<BTreeMap<PostId, u64>> {
    Ok(BTreeMap::new())
}
