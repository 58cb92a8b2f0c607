//! Work done after the answer: mail to the owner of an address, and what follows an erasure.

mod link;
mod replies;
mod settle;

pub use link::SendLink;
pub use replies::TellReplies;
pub use settle::Settle;
