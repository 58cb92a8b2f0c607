//! What stands in the outbox.

use super::{
    pages::{MailView, OutboxDone, OutboxPage, Tab, what},
    paths,
    values::OutboxList,
};
use crate::{
    base::{
        clock::{Moment, london},
        context::Context,
        error::Result,
        ids::MailId,
        jobs,
        mail::{self, MailStatus, OutboxCounts, OutboxMail},
    },
    team::{
        accounts::Administrator,
        site::{DeskLayout, JustDone},
    },
};

/// Mails on a page.
const ON_A_PAGE: u64 = 50;

/// A list of the outbox, from the mails older than `before` on.
pub async fn outbox_page(
    context: &Context,
    administrator: &Administrator,
    list: OutboxList,
    before: Option<MailId>,
    told: Option<OutboxDone>,
) -> Result<OutboxPage> {
    let database = context.database.read();
    let mut mails = mail::outbox(database, list.statuses(), before, ON_A_PAGE + 1).await?;
    let more = mails.len() as u64 > ON_A_PAGE;
    mails.truncate(ON_A_PAGE as usize);
    let older = mails.last().filter(|_| more).map(|last| paths::list(list, Some(last.id)));
    let jobs: Vec<_> = mails.iter().map(|mail| mail.job).collect();
    let next = jobs::next_runs(database, &jobs).await?;
    let counts = mail::counts(database).await?;
    let leaves = context.mailer.leaves();
    // What cannot leave would only be saved again.
    let (all, one) = if leaves { list.buttons() } else { ("", "") };
    Ok(OutboxPage {
        layout: DeskLayout::new(&context.site.get(), administrator, "Emails", "settings")
            .in_section(paths::OUTBOX)
            .telling(told.map(JustDone::notice)),
        leaves,
        tabs: OutboxList::ALL
            .into_iter()
            .map(|one| Tab {
                name: one.name(),
                href: paths::list(one, None),
                here: one == list,
                count: count(one, counts),
            })
            .collect(),
        state: list.code(),
        all: if mails.is_empty() { "" } else { all },
        one,
        none: list.none(),
        mails: mails.iter().map(|mail| view(mail, next.get(&mail.job).copied())).collect(),
        older,
    })
}

fn count(list: OutboxList, counts: OutboxCounts) -> String {
    match list {
        OutboxList::Unsent => counts.failed.to_string(),
        OutboxList::Waiting => counts.waiting.to_string(),
        OutboxList::Sent => String::new(),
    }
}

fn view(mail: &OutboxMail, next: Option<Moment>) -> MailView {
    let tried = london::day_and_time(mail.tried);
    let tries = match mail.tries {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        more => format!("{more} times"),
    };
    let outcome = match (mail.status, next) {
        (MailStatus::Sent, _) => format!("Sent at {tried}"),
        (MailStatus::Filed, _) => format!("Not sent. Saved to a file at {tried}"),
        (MailStatus::Waiting, Some(next)) => {
            format!(
                "Tried {tries}, last at {tried}. We will try again at {}",
                london::day_and_time(next)
            )
        }
        (MailStatus::Waiting, None) => format!("Tried {tries}, last at {tried}"),
        (MailStatus::Failed, _) => format!("Not sent. Tried {tries}, last at {tried}"),
    };
    MailView {
        id: mail.id.0,
        what: what(&mail.kind).to_owned(),
        to: mail.address.clone(),
        queued: london::day_and_time(mail.queued),
        outcome,
        answer: mail.answer.clone().filter(|_| mail.status != MailStatus::Sent).unwrap_or_default(),
    }
}
