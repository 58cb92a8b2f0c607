//! The writer takes a comment back while it waits.

use crate::{
    base::{
        audit::{self, By, Change, Event},
        context::Context,
        error::Result,
    },
    conversation::comments::{self, Action, Comment, CommentStatus, plan},
    moderation::reports::{self, ReportOutcome},
};

/// Takes `comment` back; `false` means that a moderator was faster. Twice is once.
pub async fn withdraw(context: &Context, comment: &Comment) -> Result<bool> {
    if comment.status == CommentStatus::Withdrawn {
        return Ok(true);
    }
    let Ok(transition) = plan(comment.status, Action::Withdraw) else {
        return Ok(false);
    };
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            if !comments::apply(&transaction, comment.id, comment.version, transition, now).await? {
                // Pressed twice at once, the other press was faster.
                let now = comments::find(&transaction, comment.id).await?;
                return Ok(now.is_some_and(|now| now.status == CommentStatus::Withdrawn));
            }
            let outcome = ReportOutcome::Withdrawn;
            reports::close(&transaction, comment.id, outcome, None, now).await?;
            let change = Change { from: transition.from().code(), to: transition.to().code() };
            audit::record(
                &transaction,
                now,
                By::Reader,
                Event::CommentWithdrawn(comment.id, change),
            )
            .await?;
            Ok(true)
        })
        .await
}
