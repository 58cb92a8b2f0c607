//! Comments are erased at their writer's wish: one, or everything from an address.
//!
//! Each room that keeps words about a comment is asked to erase its own, in the same transaction. The
//! list of erasures keeps hash and keys, so that it can be done again on an older copy of the database.

use crate::{
    accounts::Moderator,
    answers,
    audit::{self, By, Subject},
    clock::Moment,
    commenters::{
        AddressHash,
        jobs::Settle,
        store::{self, Erasure},
    },
    comments::{self, Comment},
    context::Context,
    database::Transaction,
    error::Result,
    ids::CommentId,
    jobs, moderation, redaction,
    reports::{self, ReportOutcome},
    risk, screening, teamwork,
};

/// How many comments are read at a time.
const AT_ONCE: u64 = 200;

/// Who wants it.
#[derive(Debug, Clone, Copy)]
pub enum Asker<'a> {
    /// The writer, by a link in a mail.
    Writer,
    /// Somebody of the team, whom the writer has asked.
    Team(&'a Moderator),
}

/// The newest erasures.
pub async fn erased(context: &Context, most: u64) -> Result<Vec<Erasure>> {
    store::erasures(context.database.read(), most).await
}

/// Erases one comment of the address. Twice is once.
pub async fn erase_one(context: &Context, asker: Asker<'_>, comment: &Comment) -> Result<()> {
    let Some(address) = &comment.address else { return Ok(()) };
    let (now, id) = (context.clock.now(), comment.id);
    context
        .database
        .write(|transaction| async move {
            // Read again: it may have changed since the page was shown.
            let Some(comment) = comments::find(&transaction, id).await? else { return Ok(()) };
            let done = erase(&transaction, asker, &comment, now).await?;
            if done { note(&transaction, asker, address, Some(id), 1, now).await } else { Ok(()) }
        })
        .await
}

/// Erases every comment that was sent with the address, and what is known of its owner; answers how
/// many comments.
pub async fn erase_all(context: &Context, asker: Asker<'_>, address: &AddressHash) -> Result<u64> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let (mut after, mut count) = (CommentId(0), 0);
            loop {
                let some = comments::all_of_address(&transaction, address, after, AT_ONCE).await?;
                let Some(last) = some.last() else { break };
                after = last.id;
                for comment in &some {
                    count += u64::from(erase(&transaction, asker, comment, now).await?);
                }
            }
            store::forget(&transaction, address).await?;
            store::drop_links(&transaction, address).await?;
            if count > 0 {
                note(&transaction, asker, address, None, count, now).await?;
            }
            Ok(count)
        })
        .await
}

async fn erase(
    transaction: &Transaction,
    asker: Asker<'_>,
    comment: &Comment,
    now: Moment,
) -> Result<bool> {
    // Where somebody may be at risk, nothing is erased until the mark is taken off.
    if risk::is_marked(transaction, comment.id).await?
        || !comments::erase(transaction, comment, now).await?
    {
        return Ok(false);
    }
    // Every room that keeps words about a comment.
    moderation::forget_words(transaction, comment.id).await?;
    answers::forget_words(transaction, comment.id).await?;
    teamwork::forget_words(transaction, comment.id).await?;
    reports::forget_words(transaction, comment.id).await?;
    reports::close(transaction, comment.id, ReportOutcome::Withdrawn, None, now).await?;
    redaction::destroy_of(transaction, comment.id, now).await?;
    screening::filter::look_again(transaction, comment.id, now).await?;
    let by = match asker {
        Asker::Writer => By::Reader,
        Asker::Team(moderator) => By::Person(moderator.id()),
    };
    let subject = Subject::Comment(comment.id.0);
    audit::record(transaction, now, by, "comment_erased", subject, comment.status.code()).await?;
    Ok(true)
}

async fn note(
    transaction: &Transaction,
    asker: Asker<'_>,
    address: &AddressHash,
    comment: Option<CommentId>,
    comments: u64,
    at: Moment,
) -> Result<()> {
    let person = match asker {
        Asker::Team(moderator) => Some(moderator.id()),
        Asker::Writer => None,
    };
    let line = Erasure { address: address.clone(), comment, person, comments, at };
    store::note_erasure(transaction, &line).await?;
    jobs::ensure_queued(transaction, &Settle {}, at, at).await
}
