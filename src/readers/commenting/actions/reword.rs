//! The writer changes a comment that still waits; moderators keep the earlier words.

use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::{AppError, Result},
        keys,
    },
    conversation::comments::{self, Comment, CommentBody, CommentStatus, HoldCause, digest},
    moderation::{
        redaction,
        screening::{self, FirstLook, Submission},
    },
};

/// How often a comment may be changed: each earlier wording is kept.
const MOST: usize = 10;

/// What came of changing the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RewordOutcome {
    /// They are changed, or were the same.
    Done,
    /// A moderator was faster, or the writer in another window.
    TooLate,
    /// It was changed as often as it may be.
    TooOften,
}

/// Changes the words of `comment`, if it is still at the version that its writer `saw`. The same words
/// once more are done already.
pub async fn reword(
    context: &Context,
    comment: &Comment,
    saw: i64,
    body: &CommentBody,
) -> Result<RewordOutcome> {
    if is_done(comment, body) {
        return Ok(RewordOutcome::Done);
    }
    if comment.status != CommentStatus::Waiting || comment.version != saw {
        return Ok(RewordOutcome::TooLate);
    }
    if comments::wordings_of(context.database.read(), comment.id).await?.len() >= MOST {
        return Ok(RewordOutcome::TooOften);
    }
    let plain = digest(
        context,
        comment.post,
        comment.parent,
        comment.email.as_deref(),
        &comment.name,
        body,
    );
    // Where another comment says just this under the same name, its writer may be somebody else, of whom
    // nothing is told: both are read, and the queue says that they are the same.
    let known = comments::by_digest(context.database.read(), &plain).await?;
    let digest = if known.is_some() { keys::random_token() } else { plain };
    // As long as it is at this version, so are its marks.
    let earlier = comments::holds_of(context.database.read(), &[comment.id]).await?;
    let was = |cause: HoldCause| earlier.iter().any(|hold| hold.cause == cause);
    let submission = Submission {
        comment: Some(comment.id),
        post: comment.post,
        name: comment.name.clone(),
        email: comment.email.clone(),
        network: comment.network.clone(),
        body: body.text().to_owned(),
        at: context.clock.now(),
        trapped: was(HoldCause::Trap),
        too_fast: was(HoldCause::Fast),
    };
    let look = &screening::look(context, submission).await?;
    match change(context, comment, body, &digest, look).await {
        // The other one came at the same moment.
        Err(AppError::Taken) => change(context, comment, body, &keys::random_token(), look).await,
        other => other,
    }
}

async fn change(
    context: &Context,
    comment: &Comment,
    body: &CommentBody,
    digest: &str,
    look: &FirstLook,
) -> Result<RewordOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let done = comments::reword(&transaction, comment, body, digest, now).await?;
            if !done {
                // Pressed twice at once, the other press was faster.
                let now = comments::find(&transaction, comment.id).await?;
                let same = now.is_some_and(|now| is_done(&now, body));
                return Ok(if same { RewordOutcome::Done } else { RewordOutcome::TooLate });
            }
            redaction::supersede(&transaction, comment.id, now).await?;
            // It waits already, and goes on waiting: a moderator sees both wordings.
            let screened = look.settle(&transaction).await?;
            comments::keep_findings(
                &transaction,
                comment.id,
                &screened.fingerprint,
                screened.findings,
                screened.spam_score,
            )
            .await?;
            audit::record(&transaction, now, By::Reader, Event::CommentReworded(comment.id))
                .await?;
            Ok(RewordOutcome::Done)
        })
        .await
}

/// Whether the comment waits in just these words.
fn is_done(comment: &Comment, body: &CommentBody) -> bool {
    comment.status == CommentStatus::Waiting && comment.body == body.text()
}
