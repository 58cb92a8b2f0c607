//! Opening and closing the comments under a post.

use super::{Outcome, only_own};
use crate::{
    accounts::Editor,
    audit::{self, By, Subject},
    context::Context,
    error::Result,
    ids::PostId,
    posts::{entity::post::Comments, store, values::Reason},
};

/// Closes the comments under a post for a reason that readers see, or opens them again.
pub async fn set_comments(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    closed: Option<&Reason>,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let mut post = store::visible(&transaction, id, only_own(editor)).await?;
            let wanted = if closed.is_some() { Comments::Closed } else { Comments::Open };
            let same_reason = closed.map(Reason::as_str) == post.comments_closed_reason.as_deref();
            if post.comments == wanted && same_reason {
                return Ok(Outcome::Done);
            }
            if seen.is_some_and(|seen| seen != post.version) {
                return Ok(Outcome::Late);
            }
            post.comments_closed_at = match post.comments_closed_at {
                // Only the reason is put right: they were closed when they were.
                Some(since) if closed.is_some() => Some(since),
                _ => closed.map(|_| now),
            };
            post.comments = wanted;
            post.comments_closed_reason = closed.map(|reason| reason.as_str().to_owned());
            post.edited_at = now;
            post.edited_by = editor.id();
            if !store::update(&transaction, &post).await? {
                return Ok(Outcome::Late);
            }
            let code =
                if closed.is_some() { "post_comments_closed" } else { "post_comments_opened" };
            audit::record(
                &transaction,
                now,
                By::Person(editor.id()),
                code,
                Subject::Post(id.0),
                "",
            )
            .await?;
            Ok(Outcome::Done)
        })
        .await
}
