//! What the owner of a mail address can do, one file a verb.

mod address;
mod ask;
mod confirm;
mod disown;
mod prepare;
mod stop;

pub use address::{
    Permit, confirm as confirm_address, forget, forget_strangers, known, permit, permit_nobody,
};
pub use ask::{LinkOutcome, ask, mine, open};
pub use confirm::{ConfirmOutcome, confirm, follow};
pub use disown::disown;
pub use prepare::prepare;
pub use stop::{start_address, start_one, stop_address, stop_all, stop_one};

use crate::{
    base::{
        context::Context,
        error::{AppError, Result},
    },
    conversation::comments::{self, Comment, Receipt},
};

/// The comment of whoever came by a mail about it.
pub async fn by_letter(context: &Context, token: &str) -> Result<Comment> {
    let id = Receipt::id_in(token).ok_or(AppError::NotFound)?;
    comments::find(context.database.read(), id)
        .await?
        .filter(|comment| Receipt::of(comment).came_by_letter(&context.keys, token))
        .ok_or(AppError::NotFound)
}
