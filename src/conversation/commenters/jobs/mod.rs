//! Work done after the answer: mail to the owner of an address, and what follows an erasure.

mod link;
mod replies;

pub use link::SendLink;
