//! Mail out of the house: a letter, the ways it can leave, and its two forms (plain and HTML).
//!
//! Only jobs send mail; no reader or moderator waits for a mail server.

mod files;
mod letter;
mod message_id;
mod transport;

pub use files::MailFile;
pub use letter::{Letter, Part};
pub use message_id::{Errand, Sender, on_errand};
pub use transport::{MailUrl, Mailer, SentMail};
