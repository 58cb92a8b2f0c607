//! What can be done with a comment by its writer and by the team, one file a verb.

mod apply;
mod erase;
mod mail_link;
mod redact;
mod reply;
mod reword;
mod submit;
mod withdraw;

pub use apply::apply;
pub use erase::erase;
pub use mail_link::{mail_link, mail_page};
pub use redact::{put_words_back, take_words_out};
pub use reply::{ReplyRefused, reply_as_team, reply_within};
pub use reword::{Reworded, reword};
pub use submit::{NewComment, submit};
pub use withdraw::withdraw;

use super::{
    CommentBody,
    receipt::Receipt,
    store::{self, Hold},
};
use crate::{
    base::{
        context::Context,
        ids::{CommentId, PostId},
    },
    moderation::screening::Finding,
};

/// What makes two comments the same: post, parent, address, name and words.
fn digest(
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

/// What screening found, as it is kept beside the comment.
fn holds(comment: CommentId, findings: Vec<Finding>) -> Vec<Hold> {
    findings.into_iter().map(|finding| Hold::of(comment, finding)).collect()
}

/// The receipt of a comment, if `token` is its address.
pub async fn by_receipt(
    context: &Context,
    token: &str,
) -> crate::base::error::Result<super::Comment> {
    let id = Receipt::id_in(token).ok_or(crate::base::error::AppError::NotFound)?;
    store::find(context.database.read(), id)
        .await?
        .filter(|comment| Receipt::of(comment).opens(&context.keys, token))
        .ok_or(crate::base::error::AppError::NotFound)
}
