//! Mail out of the house: a letter, the ways it can leave, and its two forms (plain and HTML).
//!
//! Only jobs send mail; no reader or moderator waits for a mail server.

mod files;
mod letter;
mod transport;

pub use files::MailFile;
pub use letter::{Letter, Part};
pub use transport::{MailUrl, Mailer, SentMail};
