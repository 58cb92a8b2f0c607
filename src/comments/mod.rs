//! What readers answer: the form, the receipt, the threads under a post.
//!
//! The life of a comment is decided in `lifecycle`; whoever decides about comments goes through the
//! functions that this room offers.

mod actions;
mod entity;
mod form_key;
mod forms;
mod jobs;
mod lifecycle;
mod pages;
mod receipt;
mod routes;
mod store;
mod threads;
mod values;

pub use actions::{NewComment, ReplyRefused, Submitted, reply_as_team, submit};
pub use jobs::AskToConfirm;
pub use lifecycle::{Action, NotPossible, Status, Transition, allowed, plan, plan_undo};
pub use pages::CommentsBlock;
pub use receipt::Receipt;
pub use routes::routes;
pub use store::decided_after;
pub use store::{
    Cursor, Hold, Past, Tally, apply, by_ids, confirm_address, counts, erase_emails,
    erase_networks, find, first_of_text, has_held, held_lately, holds_of, of_address,
    others_of_address, past, queue_page, records_of, refusals_of, sent_lately, set_address, tally,
    unhashed, waiting_of_text, waiting_shapes, wordings_of,
};
pub use threads::{block, place};
pub use values::{Comment, CommentBody, DisplayName};
