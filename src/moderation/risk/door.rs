//! What this room does for others.

use super::{Alert, Mark, store, values::AlertFor};
use crate::{
    base::{
        context::Context,
        database::{Connection, Transaction},
        error::Result,
        ids::{CommentId, MailId, PersonId, RiskId},
        mail::{self, OutboxMail},
    },
    team::accounts::{self, Person},
};
use std::collections::BTreeMap;

/// More marks than this are not listed at once.
const LISTED: u64 = 50;

/// Whether a mark stands on the comment: then it is not published, its writer is told nothing, and
/// nothing of it is erased.
pub async fn is_marked(database: &Connection, comment: CommentId) -> Result<bool> {
    Ok(store::on(database, comment).await?.is_some())
}

/// As [`is_marked`], for whoever publishes by the answer: nobody sets a mark between the two.
pub async fn is_marked_for_good(transaction: &Transaction, comment: CommentId) -> Result<bool> {
    one_at_a_time(transaction, comment).await?;
    is_marked(transaction, comment).await
}

/// Whoever sets a mark and whoever publishes wait for each other.
pub(super) async fn one_at_a_time(transaction: &Transaction, comment: CommentId) -> Result<()> {
    Ok(transaction.one_at_a_time(&format!("risk:{comment}")).await?)
}

/// The marks that stand on these comments.
pub async fn marks_of(
    database: &Connection,
    comments: &[CommentId],
) -> Result<BTreeMap<CommentId, Mark>> {
    let marks = store::on_any(database, comments).await?;
    Ok(marks.into_iter().map(|mark| (mark.comment, mark)).collect())
}

/// Marks of which nobody has said what was done, the oldest first.
pub async fn list(database: &Connection) -> Result<Vec<Mark>> {
    store::open(database, LISTED).await
}

/// How far the alert of each of these marks has come.
pub async fn alerts(context: &Context, marks: &[Mark]) -> Result<BTreeMap<RiskId, Alert>> {
    let database = context.database.read();
    let mut alerts = BTreeMap::new();
    let raised_by: Vec<PersonId> = marks.iter().map(|mark| mark.raised.0).collect();
    let people = accounts::by_ids(database, &raised_by).await?;
    for mark in marks {
        let mails = mail::named(database, &mark.message_ids()).await?;
        alerts.insert(mark.id, alert(context, mark, &mails, &people));
    }
    Ok(alerts)
}

/// How far the alert of a mark has come, by what came of its `mails`; whoever raised it is among `people`.
pub(super) fn alert(
    context: &Context,
    mark: &Mark,
    mails: &[OutboxMail],
    people: &[Person],
) -> Alert {
    let site = context.site.get();
    let raised_by = people.iter().find(|person| person.id == mark.raised.0);
    let whom = AlertFor {
        contact: &site.contacts.risk_email,
        raised_by: raised_by.map_or("", |person| person.email.as_str()),
    };
    Alert::of(mails, whom, context.mailer.leaves(), mark.raised.1, context.clock.now())
}

/// The mails of alerts that nobody has answered: the outbox keeps them, so that the page of the mark says
/// what came of them.
pub async fn open_alerts(database: &Connection) -> Result<Vec<MailId>> {
    let marks = list(database).await?;
    let names: Vec<String> = marks.iter().flat_map(Mark::message_ids).collect();
    Ok(mail::named(database, &names).await?.into_iter().map(|mail| mail.id).collect())
}
