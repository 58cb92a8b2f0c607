//! Words are taken out of a comment, or put back, in the transaction of whoever decides that and
//! writes it down.

use super::digest;
use crate::{
    base::{
        context::Context,
        database::Transaction,
        error::{AppError, Result},
        keys,
    },
    conversation::comments::{Comment, CommentBody, Fingerprint, Hold, OriginalWords, store},
};

/// Puts `body` in the place of the words of `comment`, with the holds that still fit it. Answers what
/// stood there, to be sealed; nothing if the comment is no longer as it was read.
pub async fn take_words_out(
    transaction: &Transaction,
    comment: &Comment,
    body: &CommentBody,
    holds: &[Hold],
    fingerprint: &Fingerprint,
) -> Result<Option<OriginalWords>> {
    // Not made from the words: two comments that only differed in what was taken out both stand, and
    // nobody finds out by sending a guess whether that is what was said.
    let digest = keys::random_token();
    let before = store::replace_words(transaction, comment, body, holds, &digest).await?;
    if before.is_some() {
        // Nor by what its text is known by.
        store::set_fingerprint(transaction, comment.id, fingerprint).await?;
    }
    Ok(before)
}

/// Puts back what [`take_words_out`] answered; `false` if the comment is no longer as it was read.
/// [`AppError::Taken`] if the same comment was sent again meanwhile.
pub async fn put_words_back(
    context: &Context,
    transaction: &Transaction,
    comment: &Comment,
    before: &OriginalWords,
    fingerprint: &Fingerprint,
) -> Result<bool> {
    let body = CommentBody::from_stored(&before.body).map_err(AppError::fault)?;
    let email = comment.email.as_deref();
    let digest = digest(context, comment.post, comment.parent, email, &comment.name, &body);
    let done = store::replace_words(transaction, comment, &body, &before.holds, &digest).await?;
    if done.is_none() {
        return Ok(false);
    }
    store::set_fingerprint(transaction, comment.id, fingerprint).await?;
    store::put_wordings(transaction, comment.id, &before.earlier).await?;
    Ok(true)
}
