//! What is done to a comment as it is kept, one file a verb, in the transaction of whoever decides it.

mod apply;
mod clock;
mod erase;
mod keep;
mod notify;
mod own;
mod redact;
mod render;
mod reply;
mod retain;
mod reword;

pub use apply::apply;
pub use clock::{restart_clock, set_due};
pub use erase::{EraseRefused, erase, wish_erasure};
pub use keep::{NewRow, keep};
pub use notify::{mark_told, set_notify};
pub use own::{claim, confirm_address, disown, give_address, set_address};
pub use redact::{put_words_back, take_words_out};
pub use render::render_again;
pub use reply::{
    ReplyRefused, can_reply, correct_reply, reply_as_team, reply_within, take_reply_back,
};
pub use retain::{erase_emails, erase_hashes, erase_networks, let_words_go};
pub use reword::{keep_findings, keep_score, reword};

use super::CommentBody;
use crate::base::{
    context::Context,
    ids::{CommentId, PostId},
};

/// What makes two comments the same: post, parent, address, name and words.
pub fn digest(
    context: &Context,
    post: PostId,
    parent: Option<CommentId>,
    email: Option<&str>,
    name: &str,
    body: &CommentBody,
) -> String {
    let parent = parent.map_or_else(String::new, |id| id.to_string());
    context
        .keys
        .sign("submission", &[&post.to_string(), &parent, email.unwrap_or(""), name, body.text()])
}
