//! Work done after the answer: mail to the owner of an address, and what follows an erasure.

mod files;
mod link;
mod replies;
mod settle;

pub use files::clear_files;
pub use link::SendLink;
pub use replies::TellReplies;
pub use settle::Settle;
