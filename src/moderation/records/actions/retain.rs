//! What erases: everything that has had its time by now.

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
        comments::{self, AddressHash, CommentStatus},
    },
    moderation::{
        records::{
            actions::let_words_go,
            jobs::{Settle, clear_files},
        },
        redaction, reports, risk,
    },
    team::accounts,
};
use chrono::TimeDelta;

/// How long it is remembered which work was done. Longer than any mail counts the one before it.
const KEEP_JOBS: TimeDelta = TimeDelta::days(90);
/// How long the outbox says to whom mail went.
const KEEP_OUTBOX: TimeDelta = TimeDelta::days(30);
/// Comments whose words are deleted in one transaction.
const AT_ONCE: u64 = 50;

/// How much was erased.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Retained {
    /// Network addresses of comments and reports.
    pub networks: u64,
    /// Email addresses.
    pub emails: u64,
    /// Hashes of addresses.
    pub hashes: u64,
    /// Comments that were not published and have lost their words.
    pub refused: u64,
    /// Spam that has lost its words.
    pub spam: u64,
    /// Mail that lay as files.
    pub files: u64,
}

/// The moment so many months before `now`.
fn months_before(now: Moment, months: chrono::Months) -> Moment {
    now.checked_sub_months(months).unwrap_or(Moment::MIN_UTC)
}

/// Erases network addresses, mail addresses, sealed originals, failed attempts to sign in, the words of
/// what was decided against, and mail that lies as files, each on its date.
pub async fn retain(context: &Context) -> Result<Retained> {
    let now = context.clock.now();
    accounts::forget_failures(context, now).await?;
    accounts::forget_sessions(context, now).await?;
    redaction::destroy_due(context).await?;
    let (refused, spam) = words(context, now).await?;
    let (networks, emails, hashes) = addresses(context, now).await?;
    let files = clear_files(context).await?;
    Ok(Retained { networks, emails, hashes, refused, spam, files })
}

async fn addresses(context: &Context, now: Moment) -> Result<(u64, u64, u64)> {
    let networks_before = now - context.settings.keep_network;
    let emails_before = months_before(now, context.settings.keep_email);
    let records_before = months_before(now, context.settings.keep_record);
    context
        .database
        .write(|transaction| async move {
            // Where somebody may be at risk, nothing is erased.
            let kept = &risk::kept(&transaction).await?;
            let networks = comments::erase_networks(&transaction, networks_before, kept).await?
                + reports::erase_networks(&transaction, networks_before).await?;
            let emails = comments::erase_emails(&transaction, emails_before, kept).await?;
            let hashes = comments::erase_hashes(&transaction, records_before, kept).await?;
            commenters::forget_strangers(&transaction, now).await?;
            outbox(&transaction, now).await?;
            jobs::forget(&transaction, now - KEEP_JOBS).await?;
            if networks + emails + hashes > 0 {
                audit::record(
                    &transaction,
                    now,
                    By::Program,
                    Event::AddressesErased { networks, emails, hashes },
                )
                .await?;
            }
            Ok((networks, emails, hashes))
        })
        .await
}

/// Erases from the outbox what has had its time, and every address that is kept nowhere else any more.
async fn outbox(transaction: &Transaction, now: Moment) -> Result<()> {
    let kept = risk::open_alerts(transaction).await?;
    mail::forget(transaction, now - KEEP_OUTBOX, &kept).await?;
    for hash in mail::commenters(transaction).await? {
        let address = AddressHash::from_stored(hash);
        if !comments::is_address_kept(transaction, &address).await? {
            mail::forget_commenter(transaction, address.as_str(), None).await?;
        }
    }
    Ok(())
}

/// Deletes the words of comments that were decided against; answers how many were not published, and how
/// many were spam.
async fn words(context: &Context, now: Moment) -> Result<(u64, u64)> {
    let (mut after, mut refused, mut spam) = (CommentId(0), 0, 0);
    loop {
        let (last, some_refused, some_spam) = context
            .database
            .write(|transaction| async move {
                // What may still be looked into is kept, and goes once that is over.
                let kept = reports::open_on(&transaction).await?;
                let refused_before = now - context.settings.keep_refused;
                let spam_before = now - context.settings.keep_spam;
                let due = comments::words_due(
                    &transaction,
                    refused_before,
                    spam_before,
                    &kept,
                    after,
                    AT_ONCE,
                )
                .await?;
                let (mut refused, mut spam) = (0, 0);
                for comment in &due {
                    // Asked for each, in turn with whoever sets a mark.
                    if risk::is_marked_for_good(&transaction, comment.id).await? {
                        continue;
                    }
                    if !let_words_go(&transaction, comment, now).await? {
                        continue;
                    }
                    match comment.status {
                        CommentStatus::Spam => spam += 1,
                        _ => refused += 1,
                    }
                }
                if refused + spam > 0 {
                    jobs::ensure_queued(&transaction, &Settle {}, now, now).await?;
                    audit::record(
                        &transaction,
                        now,
                        By::Program,
                        Event::WordsDeleted { refused, spam },
                    )
                    .await?;
                }
                Ok((due.last().map(|comment| comment.id), refused, spam))
            })
            .await?;
        refused += some_refused;
        spam += some_spam;
        match last {
            Some(last) => after = last,
            None => return Ok((refused, spam)),
        }
    }
}
