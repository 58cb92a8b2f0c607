//! Every statement about comments.

mod read;
mod write;

pub use read::clock::{WaitingClock, due_before, waiting_clocks, waiting_first};
pub use read::decided::decided_after;
pub use read::figures::{counts_between, first_sent, published_between, sent_between};
pub use read::inside::{
    PlacedReply, first_replies, has_place, replies_at, replies_before, reply_counts,
};
pub use read::lookups::{
    Past, first_of_text, first_published_of_text, has_held, held_lately, past, sent_lately,
    waiting_of_text, waiting_shapes,
};
pub use read::people::{
    addresses_in_use, all_of_address, count_of_address, ids_of_address, is_address_kept,
    of_address, others_of_address, records_of, refusals_of, unhashed,
};
pub use read::queue::{
    FilteredComments, SCAN_LIMIT, Tally, count_in, page_statement, published_as, published_on,
    queue_page, search, tally, tally_of, waiting, waiting_since,
};
pub use read::rates::{RateScope, sent_since};
pub use read::records::{gone_among, last_gone, words_due};
pub use read::replies::{last_told_of_reply, published_replies, replies_to_tell};
pub use read::rows::{
    by_digest, by_form_key, by_ids, find, holds_of, is_used, of_person, rendered_before,
    wordings_of,
};
pub use read::threads::{counts, latest_answers, place_of, shown_tops, tops_count, voices};
pub use write::clock::{restart_clock, set_due};
pub use write::people::{
    blank, claim, confirm_address, disown, give_address, set_address, set_notify, wish_erasure,
};
pub use write::records::{erase_emails, erase_hashes, erase_networks, let_words_go};
pub use write::replies::mark_told;
pub use write::rows::{
    NewRow, apply, insert, insert_holds, replace_holds, reword, set_fingerprint,
};
pub use write::scores::keep_score;
pub use write::words::{keep_html, put_wordings, replace_words};
