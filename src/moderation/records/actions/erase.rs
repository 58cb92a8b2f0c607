//! Comments are erased at their writer's wish: one, or everything from an address.
//!
//! Each room that keeps words about a comment is asked to erase its own, in the same transaction. The
//! list of erasures keeps hash and keys, so that it can be done again on an older copy of the database.

use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::CommentId,
        jobs, mail,
    },
    conversation::{
        commenters,
        comments::{self, AddressHash, Comment},
    },
    moderation::{
        answers, decisions,
        records::{
            jobs::Settle,
            store::{self, Erasure},
        },
        redaction,
        reports::{self, ReportOutcome},
        risk, spam_filter, teamwork,
    },
    team::accounts::Moderator,
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
    /// The operator, who does again what was done before an older copy of the database was put back.
    Operator,
}

/// The newest erasures.
pub async fn erased(context: &Context, most: u64) -> Result<Vec<Erasure>> {
    store::erasures(context.database.read(), most).await
}

/// What came of a wish to erase comments.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasureOutcome {
    /// So many are erased.
    pub done: u64,
    /// So many are kept while somebody may be at risk, and are erased once that is settled.
    pub later: u64,
}

impl ErasureOutcome {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Done => self.done += 1,
            Outcome::Later => self.later += 1,
            Outcome::Before => {}
        }
    }
}

/// What came of the wish about one comment.
enum Outcome {
    Done,
    Later,
    /// It was erased before.
    Before,
}

/// Erases one comment. Twice is once.
pub async fn erase_one(
    context: &Context,
    asker: Asker<'_>,
    id: CommentId,
) -> Result<ErasureOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let mut erased = ErasureOutcome::default();
            // Read here: it may have changed since the page was shown.
            if let Some(comment) = comments::find(&transaction, id).await? {
                erased.count(erase_and_note(&transaction, asker, &comment, now).await?);
            }
            Ok(erased)
        })
        .await
}

/// Erases every comment that was sent with the address, and what is known of its owner.
pub async fn erase_all(
    context: &Context,
    asker: Asker<'_>,
    address: &AddressHash,
) -> Result<ErasureOutcome> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let (mut after, mut erased) = (CommentId(0), ErasureOutcome::default());
            loop {
                let some = comments::all_of_address(&transaction, address, after, AT_ONCE).await?;
                let Some(last) = some.last() else { break };
                after = last.id;
                for comment in &some {
                    erased.count(erase(&transaction, asker, comment, now).await?);
                }
            }
            commenters::forget(&transaction, address, now).await?;
            mail::forget_commenter(&transaction, address.as_str(), None).await?;
            if erased.done > 0 {
                let line = Line { address, comment: None, comments: erased.done };
                note(&transaction, asker, line, now).await?;
            }
            Ok(erased)
        })
        .await
}

/// Does again what the lines of a list say, as the desk writes them: hash, key or `all`, moment. What is
/// erased already stays so, and a comment that was sent after its line was written is another one.
///
/// # Errors
/// A line that is none is told by its number, before anything is erased.
pub async fn erase_again(
    context: &Context,
    list: &str,
) -> Result<std::result::Result<ErasureOutcome, usize>> {
    let mut wishes = Vec::new();
    for (number, line) in (1..).zip(list.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        match Erasure::read(line) {
            Some(wish) => wishes.push(wish),
            None => return Ok(Err(number)),
        }
    }
    let mut erased = ErasureOutcome::default();
    for (address, comment, at) in wishes {
        let some = match comment {
            None => erase_all(context, Asker::Operator, &address).await?,
            Some(id) => {
                let found = comments::find(context.database.read(), id).await?;
                let is_it = found.is_some_and(|found| {
                    let theirs = found.address.as_ref().map_or("", AddressHash::as_str);
                    theirs == address.as_str() && found.sent <= at
                });
                if !is_it {
                    continue;
                }
                erase_one(context, Asker::Operator, id).await?
            }
        };
        erased.done += some.done;
        erased.later += some.later;
    }
    Ok(Ok(erased))
}

/// Erases a comment at a wish that could not be met when it was made; nothing if there was none.
pub async fn erase_wished(context: &Context, id: CommentId) -> Result<()> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let found = comments::find(&transaction, id).await?;
            if let Some(comment) = found.filter(|found| found.erasure_wished.is_some()) {
                erase_and_note(&transaction, Asker::Writer, &comment, now).await?;
            }
            Ok(())
        })
        .await
}

async fn erase_and_note(
    transaction: &Transaction,
    asker: Asker<'_>,
    comment: &Comment,
    now: Moment,
) -> Result<Outcome> {
    let outcome = erase(transaction, asker, comment, now).await?;
    if let Outcome::Done = outcome {
        // One that was sent without an address is found again by its key alone.
        let none = AddressHash::from_stored(String::new());
        let address = comment.address.as_ref().unwrap_or(&none);
        let line = Line { address, comment: Some(comment.id), comments: 1 };
        note(transaction, asker, line, now).await?;
    }
    Ok(outcome)
}

async fn erase(
    transaction: &Transaction,
    asker: Asker<'_>,
    comment: &Comment,
    now: Moment,
) -> Result<Outcome> {
    // Where somebody may be at risk, nothing is erased until the mark is taken off.
    if comment.erased.is_none() && risk::is_marked(transaction, comment.id).await? {
        comments::wish_erasure(transaction, comment.id, now).await?;
        return Ok(Outcome::Later);
    }
    // What is erased together is erased together or not at all.
    if !comments::erase(transaction, comment, now).await?? {
        return Ok(Outcome::Before);
    }
    forget_mail(transaction, comment).await?;
    forget_words(transaction, comment.id, now).await?;
    reports::close(transaction, comment.id, ReportOutcome::Withdrawn, None, now).await?;
    spam_filter::look_again(transaction, comment.id, now).await?;
    let by = match asker {
        Asker::Writer => By::Reader,
        Asker::Team(moderator) => By::Person(moderator.id()),
        Asker::Operator => By::Operator,
    };
    audit::record(transaction, now, by, Event::CommentErased(comment.id, comment.status.code()))
        .await?;
    Ok(Outcome::Done)
}

/// Erases what every other room keeps of the words of a comment, and of words about it.
async fn forget_words(transaction: &Transaction, comment: CommentId, now: Moment) -> Result<()> {
    decisions::forget_words(transaction, comment).await?;
    answers::forget_words(transaction, comment).await?;
    teamwork::forget_words(transaction, comment).await?;
    reports::forget_words(transaction, comment).await?;
    risk::forget_words(transaction, comment).await?;
    redaction::destroy_of(transaction, comment, now).await
}

/// Erases from the outbox to which address mail about a comment went.
async fn forget_mail(transaction: &Transaction, comment: &Comment) -> Result<()> {
    if let Some(address) = &comment.address {
        mail::forget_commenter(transaction, address.as_str(), Some(comment.id)).await?;
    }
    Ok(())
}

/// Deletes the words of a comment that was decided against, its name and addresses, on their date. What
/// was decided stays, and what the spam filter has learnt from it. Says whether it was still as it was
/// read; after those that were, [`Settle`] has to be queued.
pub async fn let_words_go(
    transaction: &Transaction,
    comment: &Comment,
    now: Moment,
) -> Result<bool> {
    if !comments::let_words_go(transaction, comment, now).await? {
        return Ok(false);
    }
    spam_filter::keep_lesson(transaction, comment.id).await?;
    forget_mail(transaction, comment).await?;
    forget_words(transaction, comment.id, now).await?;
    Ok(true)
}

/// A line for the list of erasures.
struct Line<'a> {
    address: &'a AddressHash,
    comment: Option<CommentId>,
    comments: u64,
}

async fn note(
    transaction: &Transaction,
    asker: Asker<'_>,
    line: Line<'_>,
    at: Moment,
) -> Result<()> {
    let person = match asker {
        Asker::Team(moderator) => Some(moderator.id()),
        Asker::Writer | Asker::Operator => None,
    };
    let Line { address, comment, comments } = line;
    let line = Erasure { address: address.clone(), comment, person, comments, at };
    store::note_erasure(transaction, &line).await?;
    jobs::ensure_queued(transaction, &Settle {}, at, at).await
}
