//! What this room does for others.

use crate::base::{
    audit::{self, Event},
    context::Context,
    error::Result,
    mail::{self, MailStatus},
};

/// Whether a mail server has taken mail of this blog, and mail still leaves.
pub async fn mail_works(context: &Context) -> Result<bool> {
    if !context.mailer.leaves() {
        return Ok(false);
    }
    let database = context.database.read();
    Ok(!mail::outbox(database, &[MailStatus::Sent], None, 1).await?.is_empty()
        || audit::has_happened(database, &Event::TestMailTaken).await?)
}
