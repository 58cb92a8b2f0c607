//! Opening and closing the comments under a post, now or on a date.

use super::{Outcome, one_at_a_time, only_own};
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
        ids::PostId,
    },
    blog::{
        calendar::Closing,
        posts::{
            entity::post::{self, Comments},
            store,
            values::{CommentSettings, Reason},
        },
    },
    team::accounts::Editor,
};

/// Sets when the post takes comments: closed by hand for a reason that readers see, or open between
/// its dates.
pub async fn set_comments(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    settings: &CommentSettings,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let before = store::visible(&transaction, id, only_own(editor)).await?;
            let mut post = post::Model { comments: Comments::Open, ..before.clone() };
            if let Some(times) = settings.times {
                post.comments_opens_at = times.opens;
                post.comments_closing = times.closing;
                post.comments_closes_at = times.closes;
            }
            // Only the reason is put right: they were closed when they were.
            let since = before.comments_closed_at.unwrap_or(now);
            post.comments_closed_at = settings.closed.then_some(since);
            if settings.closed {
                post.comments = Comments::Closed;
            }
            let told = settings.closed || post.comments_closing == Closing::OnDate;
            post.comments_closed_reason =
                told.then(|| Reason::as_str(&settings.because).to_owned());
            if post == before {
                return Ok(Outcome::Done);
            }
            if seen.is_some_and(|seen| seen != post.version) {
                return Ok(Outcome::Late);
            }
            let event = match (before.comments, post.comments) {
                (Comments::Open, Comments::Closed) => Event::PostCommentsClosed(id),
                (Comments::Closed, Comments::Open) => Event::PostCommentsOpened(id),
                _ => Event::PostCommentsChanged(id),
            };
            post.edited_at = now;
            post.edited_by = editor.id();
            if !store::update(&transaction, &post).await? {
                return Ok(Outcome::Late);
            }
            audit::record(&transaction, now, By::Person(editor.id()), event).await?;
            Ok(Outcome::Done)
        })
        .await
}
