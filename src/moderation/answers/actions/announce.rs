//! The authors of a post are told of a comment on it, once undo is over and not too often.

use crate::{
    base::{clock::Moment, context::Context, database::Transaction, error::Result, ids::PersonId},
    blog::posts::PostRef,
    conversation::comments::Comment,
    moderation::answers::{jobs::TellAuthor, store},
    team::accounts,
};

/// Notes that those authors of `post` who want it are to be told of a comment that `by` has just
/// published.
pub async fn announce(
    context: &Context,
    transaction: &Transaction,
    comment: &Comment,
    post: &PostRef,
    by: PersonId,
    now: Moment,
) -> Result<()> {
    let authors = accounts::by_ids(transaction, &post.authors).await?;
    for author in authors.iter().filter(|author| author.active && author.tell_of_comments) {
        if author.id != by {
            store::notice(transaction, author.id, comment.id, now).await?;
            TellAuthor::soon(context, transaction, author.id, now).await?;
        }
    }
    Ok(())
}
