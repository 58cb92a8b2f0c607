//! Mail out of the house: a letter, the ways it can leave, its two forms (plain and HTML), and the outbox,
//! which says what came of each.
//!
//! Only jobs send mail; no reader or moderator waits for a mail server.

mod entity;
mod files;
mod letter;
mod mail_url;
mod message_id;

mod refusal;
mod store;
mod transport;
mod values;

pub use files::MailFile;
pub use letter::{Letter, Part};
pub use mail_url::MailUrl;
pub use message_id::{Errand, Sender, on_errand};
pub use refusal::NotTaken;
pub use store::{
    commenters, counts, drop_waiting, failed_jobs, forget, forget_commenter, give_up, named,
    outbox, wait_again,
};
pub use transport::{Mailer, SentMail};
pub use values::{MailStatus, OutboxCounts, OutboxMail};
