//! What readers answer, as it is kept: the words, where they stand, and what has become of them.
//!
//! The life of a comment is decided in `lifecycle`; whoever decides about comments goes through the
//! functions that this room offers. Every address of a comment is made in [`paths`].
//!
//! Pure files beside the floors: `address_hash`, `cause`, `finding`, `fingerprint` and `receipt` are values with rules of their
//! own; `filter` says which comments a list is about, `keeping` how long words are kept, `neighbourhood` which networks
//! are counted together.

mod actions;
mod address_hash;
mod cause;
mod door;
mod entity;
mod filter;
mod finding;
mod fingerprint;
mod jobs;
mod keeping;
mod lifecycle;
pub mod neighbourhood;
pub mod paths;
mod receipt;
mod store;
mod values;

// What is done to one, in the transaction of whoever decides it.
pub use actions::{
    EraseRefused, NewRow, ReplyRefused, apply, can_reply, correct_reply, digest, erase, keep,
    keep_findings, keep_score, put_words_back, render_again, reply_as_team, reply_within,
    restart_clock, reword, set_due, take_reply_back, take_words_out, wish_erasure,
};
// What is done for the writer, and to what the writer left.
pub use actions::{
    claim, confirm_address, disown, erase_emails, erase_hashes, erase_networks, give_address,
    let_words_go, mark_told, set_address, set_notify,
};
pub use address_hash::AddressHash;
pub use cause::HoldCause;
pub use door::published_at;
pub use finding::{Finding, Hold};
pub use fingerprint::Fingerprint;
pub use jobs::TellReplies;
pub use keeping::words_kept;
pub use lifecycle::{Action, CommentStatus, NotPossible, Transition, allowed, plan, plan_undo};
pub use receipt::Receipt;
// One comment, and several by their keys.
pub use store::{
    by_digest, by_form_key, by_ids, find, first_sent, holds_of, ids_of_address, is_used, of_person,
    published_as, published_on, wordings_of,
};
// A thread as readers see it.
pub use store::{
    PlacedReply, counts, first_replies, has_place, latest_answers, place_of, replies_at,
    replies_before, reply_counts, shown_tops, tops_count, voices,
};
// How many have come lately.
pub use store::{RateScope, sent_since};
// What waits, and by when it is due.
pub use store::{
    FilteredComments, SCAN_LIMIT, Tally, WaitingClock, count_in, due_before, page_statement,
    queue_page, search, tally, tally_of, waiting, waiting_clocks, waiting_first, waiting_since,
};
// What screening and the bench compare with.
pub use store::{
    Past, decided_after, first_of_text, first_published_of_text, has_held, held_lately, past,
    sent_lately, waiting_of_text, waiting_shapes,
};
// The writer, known by address.
pub use store::{
    addresses_in_use, all_of_address, count_of_address, is_address_kept, of_address,
    others_of_address, records_of, refusals_of, unhashed,
};
// Mail about replies.
pub use store::{last_told_of_reply, published_replies, replies_to_tell};
// Figures.
pub use store::{counts_between, published_between, sent_between};
// What goes on its date.
pub use filter::{CommentFilter, Cursor};
pub use store::{gone_among, last_gone, words_due};
pub use values::{Comment, CommentBody, DisplayName, OriginalWords, ReplyPlace};

/// The tag of pages that count comments, whichever.
pub const COMMENTS: crate::web::Tag = crate::web::Tag::all("comments");

/// The tag of pages that show the comments of one post.
pub const fn comments_of(post: crate::base::ids::PostId) -> crate::web::Tag {
    crate::web::Tag::one("comments-of-post", post.0)
}
