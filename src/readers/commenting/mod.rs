//! A reader comments: the form, the receipt, and the threads under a post.
//!
//! `turns` lets one comment of a network in at a time.

mod actions;
mod forms;
mod jobs;
mod pages;
mod reading;
mod routes;
mod turns;
mod values;

pub use actions::{SubmitOutcome, by_receipt, mail_page, submit, withdraw};
pub use jobs::AskToConfirm;
pub use pages::{CommentsBlock, ReceiptDone};
pub use reading::{block, way_to};
pub use routes::routes;
pub use turns::Turns;
pub use values::NewComment;
