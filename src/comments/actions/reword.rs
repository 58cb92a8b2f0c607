//! The writer changes a comment that still waits; moderators keep the earlier words.

use super::{digest, holds};
use crate::{
    audit::{self, By, Subject},
    comments::{Comment, CommentBody, Status, store},
    context::Context,
    error::{AppError, Result},
};

/// What came of changing the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reworded {
    /// They are changed, or were the same.
    Done,
    /// A moderator was faster, or the writer in another window.
    TooLate,
    /// Another comment says exactly this.
    Known,
}

/// Changes the words of `comment`, as it was when its writer saw it.
pub async fn reword(context: &Context, comment: &Comment, body: &CommentBody) -> Result<Reworded> {
    if comment.status != Status::Waiting {
        return Ok(Reworded::TooLate);
    }
    if comment.body == body.text() {
        return Ok(Reworded::Done);
    }
    let now = context.clock.now();
    let digest = &digest(
        context,
        comment.post,
        comment.parent,
        comment.email.as_deref(),
        &comment.name,
        body,
    );
    let changed = context
        .database
        .write(|transaction| async move {
            let done = store::reword(
                &transaction,
                comment.id,
                comment.version,
                &comment.body,
                body,
                digest,
                now,
            )
            .await?;
            if !done {
                return Ok(Reworded::TooLate);
            }
            store::replace_holds(&transaction, comment.id, &holds(comment.id, body, false)).await?;
            audit::record(
                &transaction,
                now,
                By::Reader,
                "comment_reworded",
                Subject::Comment(comment.id.0),
                "",
            )
            .await?;
            Ok(Reworded::Done)
        })
        .await;
    match changed {
        Err(AppError::Taken) => Ok(Reworded::Known),
        other => other,
    }
}
