//! Every statement about comments.

mod decided;
mod lookups;
mod people;
mod queue;
mod rates;
mod records;
mod rows;
mod threads;
mod writing;

pub use decided::{decided_after, keep_score};
pub use lookups::{
    Past, first_of_text, has_held, held_lately, past, sent_lately, waiting_of_text, waiting_shapes,
};
pub use people::{
    claim, confirm_address, of_address, others_of_address, records_of, refusals_of, set_address,
    unhashed,
};
pub use queue::{Cursor, Tally, queue_page, tally};
pub use rates::sent_since;
pub use records::{erase_emails, erase_networks};
pub use rows::{Hold, by_digest, by_form_key, by_ids, find, holds_of, is_used, wordings_of};
pub use threads::{counts, place_of, shown_tops, thread_rows, tops_count};
pub use writing::{NewRow, apply, insert, insert_holds, replace_holds, reword, set_print};
