//! A moderator says that they are on a comment. Only a press of a button or the script of an open page
//! says so: to open a page changes nothing.

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
        ids::CommentId,
    },
    conversation::comments::{self, CommentStatus},
    moderation::teamwork::{Claim, store, values::A_WHILE},
    team::accounts::Moderator,
};

/// Says it for the next ten minutes; claims that have run out are forgotten on the way. It is no
/// decision and nothing is kept of it, so it leaves no line in the record. A comment that does not
/// wait is nobody's to be on.
pub async fn claim(context: &Context, moderator: &Moderator, id: CommentId) -> Result<()> {
    let now = context.clock.now();
    let person = moderator.id();
    context
        .database
        .write(|transaction| async move {
            let comment = comments::find(&transaction, id).await?.ok_or(AppError::NotFound)?;
            store::sweep_claims(&transaction, now).await?;
            if comment.status != CommentStatus::Waiting {
                return Ok(());
            }
            let claim = Claim { comment: id, person, at: now, until: now + A_WHILE };
            store::put_claim(&transaction, &claim).await
        })
        .await
}
