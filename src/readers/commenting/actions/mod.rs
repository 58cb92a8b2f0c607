//! What a reader does with a comment of theirs, one file a verb.

mod admit;
mod mail_link;
mod reword;
mod submit;
mod tell_me;
mod withdraw;

pub use admit::{Limit, SubmitOutcome};
pub use mail_link::{mail_link, mail_page};
pub use reword::{RewordOutcome, reword};
pub use submit::submit;
pub use tell_me::tell_me;
pub use withdraw::withdraw;

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::{self, Comment, Receipt},
};

/// The comment of a receipt, if `token` is its address.
pub async fn by_receipt(context: &Context, token: &str) -> Result<Comment> {
    let id = Receipt::id_in(token).ok_or(AppError::NotFound)?;
    comments::find(context.database.read(), id)
        .await?
        .filter(|comment| Receipt::of(comment).opens(&context.keys, token))
        .ok_or(AppError::NotFound)
}
