//! Mail to the writer of a comment.

use super::{receipt::Receipt, store};
use crate::{
    context::Context, error::Result, ids::CommentId, jobs::Job, mail::Letter, web::Absolute,
};
use serde::{Deserialize, Serialize};

/// Asks the owner of a mail address whether they sent a comment. Nothing that the sender typed is in
/// this mail, since anybody can type anybody's address.
#[derive(Debug, Serialize, Deserialize)]
pub struct AskToConfirm {
    /// The comment.
    pub comment: CommentId,
}

impl AskToConfirm {
    /// What the queue calls mail about this comment, so that no more than one a day is queued.
    pub fn subject(comment: CommentId) -> String {
        format!("confirm:{comment}")
    }
}

impl Job for AskToConfirm {
    const KIND: &'static str = "ask_to_confirm";

    async fn run(self, context: &Context) -> Result<()> {
        let Some(comment) = store::find(context.database.read(), self.comment).await? else {
            return Ok(());
        };
        let Some(email) = &comment.email else {
            return Ok(());
        };
        let site = context.site.get();
        let token = Receipt::of(&comment).mail_token(&context.keys);
        let letter = Letter::about(format!("Confirm your email address – {}", site.name))
            .text(format!(
                "Somebody sent a comment to {} with this email address, and asked us to write to it.",
                site.name
            ))
            .text("If it was you, open this page and confirm the address. It leads on to your comment:")
            .link(Absolute::of(context).to(&format!("/comments/confirm/{token}")))
            .text("If it was not you, do nothing.");
        context.mailer.send(&format!("confirm-{}", comment.id), email, &letter).await
    }
}
