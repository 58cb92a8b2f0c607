//! The addresses of the outbox.

use super::values::OutboxList;
use crate::base::ids::MailId;

/// The outbox.
pub const OUTBOX: &str = "/desk/mail/";

/// A list of the outbox, from the mails older than `before` on.
pub fn list(list: OutboxList, before: Option<MailId>) -> String {
    let older = before.map_or_else(String::new, |id| format!("&before={id}"));
    format!("{OUTBOX}?state={}{older}", list.code())
}
