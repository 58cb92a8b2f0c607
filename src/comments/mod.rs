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
mod wanted;

pub use actions::{
    NewComment, ReplyRefused, Submitted, apply, erase, mail_page, put_words_back, reply_as_team,
    reply_within, submit, take_words_out, withdraw,
};
pub use form_key::FormKey;
pub use jobs::AskToConfirm;
pub use lifecycle::{Action, NotPossible, Status, Transition, allowed, plan, plan_undo};
pub use pages::CommentsBlock;
pub use receipt::Receipt;
pub use routes::routes;
pub use store::decided_after;
pub use store::{
    Found, Hold, LOOK, Past, Tally, WaitingClock, Wording, by_ids, confirm_address, count_in,
    counts, counts_between, due_before, erase_emails, erase_networks, find, first_of_text,
    first_sent, has_held, held_lately, holds_of, look, of_address, others_of_address,
    page_statement, past, published_on, queue_page, records_of, refusals_of, restart_clock,
    sent_between, sent_lately, set_address, set_due, tally, unhashed, waiting_clocks,
    waiting_of_text, waiting_shapes, waiting_since, waits_between, wordings_of,
};
pub use store::{
    addresses_in_use, all_of_address, claim, count_of_address, disown, erase_hashes,
    last_told_of_reply, mark_told, replies_to_tell, set_notify,
};
pub use threads::{block, place};
pub use values::{Comment, CommentBody, DisplayName};
pub use wanted::{Cursor, Wanted};
