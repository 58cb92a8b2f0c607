//! Asking for review, and giving a post back.

use super::{Outcome, Step, carry_out, decide, one_at_a_time, only_own};
use crate::{
    base::{context::Context, error::Result, ids::PostId},
    blog::posts::{lifecycle::Action, store},
    team::accounts::{Author, Editor, Member},
};

/// Asks an editor to read a draft.
pub async fn send_for_review(
    context: &Context,
    author: &Author,
    id: PostId,
    seen: Option<i64>,
) -> Result<Outcome> {
    step(context, author, id, seen, Action::SendForReview).await
}

/// Gives a post that was sent for review back to be written further.
pub async fn send_back(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
) -> Result<Outcome> {
    step(context, editor, id, seen, Action::SendBack).await
}

async fn step(
    context: &Context,
    member: &Member,
    id: PostId,
    seen: Option<i64>,
    action: Action,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let post = store::visible(&transaction, id, only_own(member)).await?;
            Ok(match decide(&post, member, seen, action)? {
                Step::Nothing => Outcome::Done,
                Step::Late => Outcome::Late,
                Step::Go(transition) => {
                    if carry_out(&transaction, member, now, transition, post).await? {
                        Outcome::Done
                    } else {
                        Outcome::Late
                    }
                }
            })
        })
        .await
}
