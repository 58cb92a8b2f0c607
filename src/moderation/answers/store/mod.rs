//! Every statement about answers, drafts, saved items and notices.

mod answers;
mod drafts;
mod notices;
mod saved;

pub use answers::{
    NewAnswer, Whose, answer, call_off, call_off_since, finish, insert, list, of_comment,
    of_comments, open_on, set_owner, shift, tally,
};
pub use drafts::{delete_draft, draft, drafts_of, forget_words, insert_draft, update_draft};
pub use notices::{due_notices, forget_notices, last_told, mark_told, notice, unnotice, untold};
pub use saved::{
    count_offered, insert_saved, is_offered, offered, saved, saved_by_ids, set_retired, shelf,
    update_saved,
};
