//! Deleting a post that no reader has seen.

use super::{one_at_a_time, only_own};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        ids::PostId,
    },
    blog::posts::store,
    team::accounts::Author,
};

/// Why a post is not deleted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeletionRefused {
    /// It has been published, so readers may come back to it.
    Published,
    /// Somebody changed it after this person had looked at it.
    Late,
}

/// Deletes a post that was never published, with every wording, if it is still as the author has `seen`
/// it. Twice is once.
pub async fn delete(
    context: &Context,
    author: &Author,
    id: PostId,
    seen: Option<i64>,
) -> Result<Result<(), DeletionRefused>> {
    let now = context.clock.now();
    let person = author.id();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let post = match store::visible(&transaction, id, only_own(author)).await {
                Err(AppError::NotFound)
                    if audit::is_recorded(&transaction, person, &Event::PostDeleted(id))
                        .await? =>
                {
                    return Ok(Ok(()));
                }
                found => found?,
            };
            if post.dated.is_some() {
                return Ok(Err(DeletionRefused::Published));
            }
            if seen.is_some_and(|seen| seen != post.version)
                || !store::delete(&transaction, &post).await?
            {
                return Ok(Err(DeletionRefused::Late));
            }
            audit::record(&transaction, now, By::Person(person), Event::PostDeleted(id)).await?;
            Ok(Ok(()))
        })
        .await
}
