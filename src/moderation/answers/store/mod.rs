//! Every statement about answers, drafts, saved items and notices.

mod read;
mod write;

pub use read::answers::{OwedBy, answer, given_by, list, of_comment, of_comments, open_on, tally};
pub use read::drafts::{draft, drafts_of};
pub use read::notices::{due_notices, last_told, untold};
pub use read::reviews::{review, review_of, reviews_of};
pub use read::saved::{count_offered, is_offered, offered, saved, saved_by_ids, shelf};
pub use write::answers::{
    NewAnswer, call_off, call_off_since, finish, insert, reopen, set_owner, shift,
};
pub use write::drafts::{delete_draft, forget_words, insert_draft, update_draft};
pub use write::notices::{forget_notices, mark_told, notice, unnotice};
pub use write::reviews::{delete_review, insert_review, return_review};
pub use write::saved::{insert_saved, set_retired, update_saved};
