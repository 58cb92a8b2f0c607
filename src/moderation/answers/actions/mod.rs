//! What can be done about answers, one file a verb or a few that belong together.

mod announce;
mod choose;
mod draft;
mod follow;
mod forget;
mod give;
mod keep;
mod own_reply;
mod second_look;

pub use announce::announce;
pub use choose::{
    ask, call_off, can_answer, can_call_off, default_owner, needs_none, pass_on, report_fault,
};
pub use draft::{DraftOutcome, PublishRefused, discard, keep_draft, publish};
pub use follow::{follow, undone};
pub use forget::forget_words;
pub use keep::{add, change, retire};
pub use own_reply::{answered_by, can_take_back, correct, own_reply, take_back, until};
pub use second_look::{agree, recall, send_back};
