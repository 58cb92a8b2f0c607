//! Every statement about the outbox.

use super::{
    entity::{ActiveModel, Column, Entity, Model},
    values::{Attempt, MailStatus, OutboxCounts, OutboxMail},
};
use crate::base::{
    clock::Moment,
    database::{Connection, Transaction},
    error::Result,
    ids::{CommentId, JobId, MailId},
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

impl From<Model> for OutboxMail {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            job: row.job_id,
            kind: row.kind,
            address: row.address,
            status: row.state,
            tries: row.tries,
            answer: row.answer,
            queued: row.queued_at,
            tried: row.tried_at,
        }
    }
}

fn mails(rows: Vec<Model>) -> Vec<OutboxMail> {
    rows.into_iter().map(OutboxMail::from).collect()
}

/// This mail to this address, if it was tried before.
pub(super) async fn tried(
    database: &Connection,
    message_id: &str,
    address: &str,
) -> Result<Option<OutboxMail>> {
    let found = Entity::find()
        .filter(Column::MessageId.eq(message_id))
        .filter(Column::Address.eq(address))
        .one(database);
    Ok(found.await?.map(OutboxMail::from))
}

/// Writes down what came of trying a mail.
pub(super) async fn note(
    transaction: &Transaction,
    attempt: &Attempt<'_>,
    status: MailStatus,
    answer: Option<&str>,
    now: Moment,
) -> Result<()> {
    let connection = transaction.connection();
    if let Some(before) = tried(connection, attempt.message_id, attempt.address).await? {
        Entity::update_many()
            .set(ActiveModel {
                state: Set(status),
                tries: Set(before.tries + 1),
                answer: Set(answer.map(str::to_owned)),
                tried_at: Set(now),
                ..Default::default()
            })
            .filter(Column::Id.eq(before.id))
            .exec(connection)
            .await?;
        return Ok(());
    }
    // A job that has more to tell by now writes another mail instead of the one that was not taken.
    Entity::delete_many()
        .filter(Column::JobId.eq(attempt.job))
        .filter(Column::Address.eq(attempt.address))
        .filter(Column::State.eq(MailStatus::Waiting))
        .exec(connection)
        .await?;
    let row = ActiveModel {
        id: NotSet,
        job_id: Set(attempt.job),
        kind: Set(attempt.kind.to_owned()),
        message_id: Set(attempt.message_id.to_owned()),
        address: Set(attempt.address.to_owned()),
        commenter: Set(attempt.commenter.map(str::to_owned)),
        comment_id: Set(attempt.comment),
        state: Set(status),
        tries: Set(1),
        answer: Set(answer.map(str::to_owned)),
        queued_at: Set(attempt.queued),
        tried_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(connection).await?;
    Ok(())
}

/// The job will not be tried again: what it could not send is given up.
pub async fn give_up(transaction: &Transaction, job: JobId) -> Result<()> {
    Entity::update_many()
        .set(ActiveModel { state: Set(MailStatus::Failed), ..Default::default() })
        .filter(Column::JobId.eq(job))
        .filter(Column::State.eq(MailStatus::Waiting))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// These jobs have nothing more to send: mail of theirs that waits is not wanted any more.
pub async fn drop_waiting(transaction: &Transaction, jobs: &[JobId]) -> Result<()> {
    if jobs.is_empty() {
        return Ok(());
    }
    Entity::delete_many()
        .filter(Column::JobId.is_in(jobs.iter().copied()))
        .filter(Column::State.eq(MailStatus::Waiting))
        .exec(transaction.connection())
        .await?;
    Ok(())
}

/// Marks mail that was not sent as waiting again; answers how many mails, and the jobs that write them.
pub async fn wait_again(transaction: &Transaction, ids: &[MailId]) -> Result<(u64, Vec<JobId>)> {
    let unsent = [MailStatus::Failed, MailStatus::Filed, MailStatus::Waiting];
    let these = || {
        Condition::all().add(Column::Id.is_in(ids.iter().copied())).add(Column::State.is_in(unsent))
    };
    let jobs = Entity::find()
        .select_only()
        .column(Column::JobId)
        .distinct()
        .filter(these())
        .into_tuple()
        .all(transaction.connection())
        .await?;
    let done = Entity::update_many()
        .set(ActiveModel { state: Set(MailStatus::Waiting), ..Default::default() })
        .filter(these())
        .exec(transaction.connection())
        .await?;
    Ok((done.rows_affected, jobs))
}

/// The newest mails of these states that are older than `before`, the newest first.
pub async fn outbox(
    database: &Connection,
    states: &[MailStatus],
    before: Option<MailId>,
    most: u64,
) -> Result<Vec<OutboxMail>> {
    let mut found = Entity::find().filter(Column::State.is_in(states.iter().copied()));
    if let Some(before) = before {
        found = found.filter(Column::Id.lt(before));
    }
    Ok(mails(found.order_by_desc(Column::Id).limit(most).all(database).await?))
}

/// The mails whose Message-ID begins with one of these, the first first.
pub async fn named(database: &Connection, beginnings: &[String]) -> Result<Vec<OutboxMail>> {
    let mut any = Condition::any();
    for beginning in beginnings {
        any = any.add(Column::MessageId.starts_with(beginning));
    }
    if beginnings.is_empty() {
        return Ok(Vec::new());
    }
    Ok(mails(Entity::find().filter(any).order_by_asc(Column::Id).all(database).await?))
}

/// How many mails wait, and how many could not be sent.
pub async fn counts(database: &Connection) -> Result<OutboxCounts> {
    let of = async |state: MailStatus| {
        Entity::find().filter(Column::State.eq(state)).count(database).await
    };
    Ok(OutboxCounts {
        waiting: of(MailStatus::Waiting).await?,
        failed: of(MailStatus::Failed).await? + of(MailStatus::Filed).await?,
    })
}

/// The jobs whose mail could not be sent.
pub async fn failed_jobs(database: &Connection) -> Result<Vec<JobId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::JobId)
        .filter(Column::State.eq(MailStatus::Failed))
        .into_tuple()
        .all(database)
        .await?)
}

/// The people, by the hash of their address, to whom mail is in the outbox.
pub async fn commenters(database: &Connection) -> Result<Vec<String>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Commenter)
        .distinct()
        .filter(Column::Commenter.is_not_null())
        .into_tuple()
        .all(database)
        .await?)
}

/// Erases mail to somebody, known by the hash of their address: about one comment, or all of it.
pub async fn forget_commenter(
    transaction: &Transaction,
    commenter: &str,
    comment: Option<CommentId>,
) -> Result<u64> {
    let mut gone = Entity::delete_many().filter(Column::Commenter.eq(commenter));
    if let Some(comment) = comment {
        gone = gone.filter(Column::CommentId.eq(comment));
    }
    Ok(gone.exec(transaction.connection()).await?.rows_affected)
}

/// Erases what was queued before `before` and is not tried any more, but for `kept`; answers how many.
pub async fn forget(transaction: &Transaction, before: Moment, kept: &[MailId]) -> Result<u64> {
    let done = Entity::delete_many()
        .filter(Column::State.ne(MailStatus::Waiting))
        .filter(Column::QueuedAt.lt(before))
        .filter(Column::Id.is_not_in(kept.iter().copied()))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}
