//! Mail is sent again: one, or a whole list.

use super::{jobs::SendTest, values::OutboxList};
use crate::{
    base::{
        audit::{self, By, Event},
        clock::Moment,
        context::Context,
        database::Transaction,
        error::Result,
        ids::MailId,
        jobs, mail,
    },
    team::accounts::Administrator,
};

/// Mails that are marked in one statement.
const AT_ONCE: u64 = 500;

/// Has a test email sent to whoever asks, in place of one that waits.
pub async fn send_test(context: &Context, administrator: &Administrator) -> Result<()> {
    let now = context.clock.now();
    let subject = format!("test-mail:{}", administrator.id());
    let job = &SendTest { person: administrator.id() };
    context
        .database
        .write(|transaction| async {
            let transaction = transaction;
            jobs::cancel(&transaction, &subject).await?;
            jobs::enqueue(&transaction, job, now, now, Some(subject.clone())).await
        })
        .await
}

/// Sends one mail again; answers whether it was there to be sent.
pub async fn send_one(
    context: &Context,
    administrator: &Administrator,
    id: MailId,
) -> Result<bool> {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let sent = send(&transaction, &[id], now).await?;
            note(&transaction, administrator, sent, now).await?;
            Ok(sent > 0)
        })
        .await
}

/// Sends every mail of a list again; answers how many mails those are.
pub async fn send_all(
    context: &Context,
    administrator: &Administrator,
    list: OutboxList,
) -> Result<u64> {
    if list == OutboxList::Sent {
        return Ok(0);
    }
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move {
            let (mut before, mut sent) = (None, 0);
            loop {
                let some = mail::outbox(&transaction, list.statuses(), before, AT_ONCE).await?;
                let ids: Vec<MailId> = some.iter().map(|mail| mail.id).collect();
                let Some(last) = ids.last() else { break };
                before = Some(*last);
                sent += send(&transaction, &ids, now).await?;
            }
            note(&transaction, administrator, sent, now).await?;
            Ok(sent)
        })
        .await
}

/// Has the jobs of these mails run again; answers how many mails that may send.
async fn send(transaction: &Transaction, ids: &[MailId], now: Moment) -> Result<u64> {
    let (mails, jobs) = mail::wait_again(transaction, ids).await?;
    jobs::again(transaction, &jobs, now).await?;
    // What no job would send would wait for ever.
    let to_run = jobs::next_runs(transaction, &jobs).await?;
    let gone: Vec<_> = jobs.into_iter().filter(|job| !to_run.contains_key(job)).collect();
    mail::drop_waiting(transaction, &gone).await?;
    Ok(mails)
}

async fn note(
    transaction: &Transaction,
    administrator: &Administrator,
    mails: u64,
    now: Moment,
) -> Result<()> {
    if mails == 0 {
        return Ok(());
    }
    let by = By::Person(administrator.id());
    audit::record(transaction, now, by, Event::MailSentAgain(mails)).await
}
