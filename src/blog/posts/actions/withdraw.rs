//! Taking a published post from readers, who are told why.

use super::{Outcome, Step, carry_out, decide, one_at_a_time, only_own};
use crate::{
    base::{context::Context, error::Result, ids::PostId},
    blog::posts::{lifecycle::Action, store, values::Reason},
    team::accounts::Editor,
};

/// Withdraws a published post: its address says that it is gone, and the reason.
pub async fn withdraw(
    context: &Context,
    editor: &Editor,
    id: PostId,
    seen: Option<i64>,
    reason: &Reason,
) -> Result<Outcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            one_at_a_time(&transaction, id).await?;
            let mut post = store::visible(&transaction, id, only_own(editor)).await?;
            Ok(match decide(&post, editor, seen, Action::Withdraw)? {
                Step::Nothing => Outcome::Done,
                Step::Late => Outcome::Late,
                Step::Go(transition) => {
                    post.withdrawn_reason = Some(reason.as_str().to_owned());
                    post.withdrawn_at = Some(now);
                    if carry_out(&transaction, editor, now, transition, post).await? {
                        store::unlist(&transaction, id).await?;
                        Outcome::Done
                    } else {
                        Outcome::Late
                    }
                }
            })
        })
        .await
}
