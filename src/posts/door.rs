//! What this room does for others.

use super::{PostAddress, PostRef};
use crate::{
    comments::CommentsBlock,
    context::Context,
    error::{AppError, Result},
    ids::PostId,
    web::Page,
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// The published post at this address, or at an address it used to have.
/// A withdrawn one ends the request as gone, any other as not found.
pub async fn find_public(
    _database: &impl ConnectionTrait,
    _address: &PostAddress,
) -> Result<PostRef> {
    Err(AppError::NotFound)
}

/// The post with this key, if it was ever published.
pub async fn reference(_database: &impl ConnectionTrait, _id: PostId) -> Result<PostRef> {
    Err(AppError::NotFound)
}

/// Those posts of `ids` that were ever published.
pub async fn references(
    _database: &impl ConnectionTrait,
    _ids: &[PostId],
) -> Result<BTreeMap<PostId, PostRef>> {
    Ok(BTreeMap::new())
}

/// The post's own page with `comments` in the place of its comments: how a refused form is shown again.
pub async fn page_with(
    _context: &Context,
    _post: &PostRef,
    _comments: CommentsBlock,
) -> Result<Page> {
    Err(AppError::NotFound)
}
