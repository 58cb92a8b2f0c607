//! Every statement about comments.

mod clock;
mod decided;
mod figures;
mod inside;
mod lookups;
mod people;
mod queue;
mod rates;
mod records;
mod replies;
mod rows;
mod threads;
mod words;
mod writing;

pub use clock::{WaitingClock, due_before, restart_clock, set_due, waiting_clocks};
pub use decided::{decided_after, keep_score};
pub use figures::{counts_between, first_sent, sent_between};
pub use inside::{Placed, first_replies, replies_at, replies_before, reply_counts};
pub use lookups::{
    Past, first_of_text, has_held, held_lately, past, sent_lately, waiting_of_text, waiting_shapes,
};
pub use people::{
    addresses_in_use, all_of_address, blank, claim, confirm_address, count_of_address, disown,
    ids_of_address, of_address, others_of_address, records_of, refusals_of, set_address,
    set_notify, unhashed, wish_erasure,
};
pub use queue::{
    Found, LOOK, Tally, count_in, look, page_statement, published_as, published_on, queue_page,
    tally, waiting_since,
};
pub use rates::{Counting, sent_since};
pub use records::{
    erase_emails, erase_hashes, erase_networks, gone_among, last_gone, let_words_go, words_due,
};
pub use replies::{last_told_of_reply, mark_told, replies_to_tell};
pub use rows::{by_digest, by_form_key, by_ids, find, holds_of, is_used, wordings_of};
pub use threads::{counts, place_of, shown_tops, tops_count};
pub use words::{Wording, put_wordings, replace_words};
pub use writing::{NewRow, apply, insert, insert_holds, replace_holds, reword, set_fingerprint};
