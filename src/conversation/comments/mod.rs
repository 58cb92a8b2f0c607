//! What readers answer: the form, the receipt, the threads under a post.
//!
//! The life of a comment is decided in `lifecycle`; whoever decides about comments goes through the
//! functions that this room offers.

mod actions;
mod door;
mod entity;
mod form_key;
mod forms;
mod jobs;
mod keeping;
mod lifecycle;
mod neighbourhood;
mod pages;
mod published;
mod receipt;
mod routes;
mod store;
mod threads;
mod tree;
mod turns;
mod values;
mod wanted;

pub use actions::{
    NewComment, ReplyRefused, apply, erase, mail_page, put_words_back, reply_as_team, reply_within,
    submit, take_words_out, withdraw,
};
pub use door::Submitted;
pub use form_key::FormKey;
pub use jobs::AskToConfirm;
pub use keeping::words_kept;
pub use lifecycle::{Action, NotPossible, Status, Transition, allowed, plan, plan_undo};
pub use pages::CommentsBlock;
pub use published::published_at;
pub use receipt::Receipt;
pub use routes::routes;
// One comment, and several by their keys.
pub use store::{
    Hold, Wording, by_ids, find, first_sent, holds_of, published_as, published_on, wordings_of,
};
// What waits, and by when it is due.
pub use store::{
    Found, LOOK, Tally, WaitingClock, count_in, due_before, look, page_statement, queue_page,
    restart_clock, set_due, tally, waiting_clocks, waiting_since,
};
// What screening and the bench compare with.
pub use store::{
    Past, decided_after, first_of_text, has_held, held_lately, past, sent_lately, waiting_of_text,
    waiting_shapes,
};
// The writer, known by address.
pub use store::{
    addresses_in_use, all_of_address, claim, confirm_address, count_of_address, disown, of_address,
    others_of_address, records_of, refusals_of, set_address, set_notify, unhashed, wish_erasure,
};
// Mail about replies.
pub use store::{last_told_of_reply, mark_told, replies_to_tell};
// Figures.
pub use store::{counts, counts_between, sent_between};
// What goes on its date.
pub use store::{
    erase_emails, erase_hashes, erase_networks, gone_among, last_gone, let_words_go, words_due,
};
pub use threads::block;
pub use turns::Turns;
pub use values::{Comment, CommentBody, DisplayName};
pub use wanted::{Cursor, Wanted};
