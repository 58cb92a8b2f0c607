//! The writer of a comment that was sent without an address gives one, to be told.

use super::mail_link::queue_link;
use crate::{
    base::{
        audit::{self, By, Event},
        context::Context,
        error::Result,
        jobs,
    },
    conversation::{
        commenters,
        comments::{self, AddressHash, Comment, CommentStatus},
    },
    moderation::decisions::{self, TellCommenter},
    team::accounts::EmailAddress,
};

/// Gives `comment` an address; `false` means that it has one, or that none may be given. As with an
/// address that was sent with a comment, its owner confirms it before anything is told to it.
pub async fn tell_me(context: &Context, comment: &Comment, email: &EmailAddress) -> Result<bool> {
    let now = context.clock.now();
    let address = &AddressHash::of(&context.keys, email);
    context
        .database
        .write(|transaction| async move {
            let known = commenters::known(&transaction, address, now).await?;
            let (id, confirmed) = (comment.id, known.confirmed);
            if !comments::give_address(&transaction, id, email.as_str(), address, confirmed).await?
            {
                return Ok(false);
            }
            audit::record(&transaction, now, By::Reader, Event::CommentAddressGiven(id)).await?;
            let Some(comment) = comments::find(&transaction, id).await? else { return Ok(false) };
            if confirmed.is_none() {
                queue_link(&transaction, &comment, now).await?;
            }
            // One that was refused a moment ago is told to nobody until undo is over, its writer included.
            if comment.status == CommentStatus::NotPublished
                && let Some(last) = decisions::last_decision(&transaction, id).await?
                && last.at + context.settings.undo > now
            {
                let job = TellCommenter { decision: last.id };
                let subject = Some(TellCommenter::subject(last.id));
                let run_at = last.at + context.settings.undo;
                jobs::enqueue(&transaction, &job, now, run_at, subject).await?;
            }
            Ok(true)
        })
        .await
}
