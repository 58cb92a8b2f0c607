//! The queue as a table: in, claimed by one worker, out.

use super::{
    Job,
    entity::{ActiveModel, Column, Entity, JobStatus, Model},
    patience::FAULTS,
};
use crate::base::{
    clock::Moment,
    database::{Connection, Database, Transaction},
    error::{AppError, Result},
    ids::JobId,
    mail,
};
use chrono::TimeDelta;
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, UpdateMany,
    sea_query::{Expr, LockBehavior, LockType},
};
use std::collections::BTreeMap;

/// A worker that has not said for so long that it is at a job is taken to be dead, and another takes the
/// job up. Several instances of the program must agree on the time far better than that.
const LEASE: TimeDelta = TimeDelta::seconds(45);

/// Queues `job` to run at `run_at`, in the transaction of the change that calls for it.
///
/// `subject` names what it is about (such as `decision:12`), so that [`cancel`] finds it.
pub async fn enqueue<J: Job>(
    transaction: &Transaction,
    job: &J,
    now: Moment,
    run_at: Moment,
    subject: Option<String>,
) -> Result<()> {
    let row = ActiveModel {
        id: NotSet,
        kind: Set(J::KIND.to_owned()),
        payload: Set(serde_json::to_string(job).map_err(AppError::fault)?),
        state: Set(JobStatus::Queued),
        subject: Set(subject),
        attempts: Set(0),
        run_at: Set(run_at),
        claimed_at: Set(None),
        last_error: Set(None),
        faults: Set(0),
        created_at: Set(now),
    };
    Entity::insert(row).exec_without_returning(transaction.connection()).await?;
    Ok(())
}

/// As [`enqueue`], before everything else that is due.
pub async fn enqueue_first<J: Job>(transaction: &Transaction, job: &J, now: Moment) -> Result<()> {
    enqueue(transaction, job, now, Moment::UNIX_EPOCH, None).await
}

/// Queues `job` unless one of its kind waits already: how work that repeats is kept going.
pub async fn ensure_queued<J: Job>(
    transaction: &Transaction,
    job: &J,
    now: Moment,
    run_at: Moment,
) -> Result<()> {
    transaction.one_at_a_time(J::KIND).await?;
    let waiting = Entity::find()
        .filter(Column::Kind.eq(J::KIND))
        .filter(Column::State.eq(JobStatus::Queued))
        .count(transaction.connection())
        .await?;
    if waiting == 0 {
        enqueue(transaction, job, now, run_at, None).await?;
    }
    Ok(())
}

/// Calls off what is queued about `subject` and is not under way, with the mail of it that was not taken;
/// says how many jobs that were.
pub async fn cancel(transaction: &Transaction, subject: &str) -> Result<u64> {
    let jobs = about(transaction, subject).await?;
    let done = Entity::update_many()
        .set(ActiveModel { state: Set(JobStatus::Cancelled), ..Default::default() })
        .filter(Column::Subject.eq(subject))
        .filter(Column::State.eq(JobStatus::Queued))
        .exec(transaction.connection())
        .await?;
    mail::drop_waiting(transaction, &jobs).await?;
    Ok(done.rows_affected)
}

/// The jobs about `subject`, whatever became of them.
async fn about(database: &Connection, subject: &str) -> Result<Vec<JobId>> {
    Ok(Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Subject.eq(subject))
        .order_by_asc(Column::Id)
        .into_tuple()
        .all(database)
        .await?)
}

/// Has jobs run now that were done or given up, or wait for another try; says how many those were.
pub async fn again(transaction: &Transaction, jobs: &[JobId], now: Moment) -> Result<u64> {
    let states = [JobStatus::Done, JobStatus::Failed, JobStatus::Queued];
    let done = Entity::update_many()
        .set(ActiveModel {
            state: Set(JobStatus::Queued),
            attempts: Set(0),
            faults: Set(0),
            run_at: Set(now),
            ..Default::default()
        })
        .filter(Column::Id.is_in(jobs.iter().copied()))
        .filter(Column::State.is_in(states))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// When those of `jobs` run that are to run yet.
pub async fn next_runs(database: &Connection, jobs: &[JobId]) -> Result<BTreeMap<JobId, Moment>> {
    let rows: Vec<(JobId, Moment)> = Entity::find()
        .select_only()
        .columns([Column::Id, Column::RunAt])
        .filter(Column::Id.is_in(jobs.iter().copied()))
        .filter(Column::State.is_in([JobStatus::Queued, JobStatus::Running]))
        .into_tuple()
        .all(database)
        .await?;
    Ok(rows.into_iter().collect())
}

/// How many jobs about any of `subjects` were queued after `since`.
pub async fn count_since(database: &Connection, subjects: &[String], since: Moment) -> Result<u64> {
    Ok(Entity::find()
        .filter(Column::Subject.is_in(subjects))
        .filter(Column::CreatedAt.gt(since))
        .count(database)
        .await?)
}

/// Whether a job about `subject` was queued after `since`.
pub async fn queued_since(database: &Connection, subject: &str, since: Moment) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::CreatedAt.gt(since))
        .count(database)
        .await?;
    Ok(found > 0)
}

/// Whether a job about `subject` waits for its time.
pub async fn is_queued(database: &Connection, subject: &str) -> Result<bool> {
    let found = Entity::find()
        .filter(Column::Subject.eq(subject))
        .filter(Column::State.eq(JobStatus::Queued))
        .count(database)
        .await?;
    Ok(found > 0)
}

/// How many jobs were given up.
pub async fn failed(database: &Connection) -> Result<u64> {
    Ok(Entity::find().filter(Column::State.eq(JobStatus::Failed)).count(database).await?)
}

/// Forgets what was done or called off and was queued before `before`; answers how many. What was given
/// up stays: somebody must look at it.
pub async fn forget(transaction: &Transaction, before: Moment) -> Result<u64> {
    let done = Entity::delete_many()
        .filter(Column::State.is_in([JobStatus::Done, JobStatus::Cancelled]))
        .filter(Column::CreatedAt.lt(before))
        .exec(transaction.connection())
        .await?;
    Ok(done.rows_affected)
}

/// How many jobs that were queued after `since` were given up, but for those whose mail the outbox says
/// was not sent.
pub async fn failed_since(database: &Connection, since: Moment) -> Result<u64> {
    let mails = mail::failed_jobs(database).await?;
    let failed: Vec<JobId> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::State.eq(JobStatus::Failed))
        .filter(Column::CreatedAt.gt(since))
        .into_tuple()
        .all(database)
        .await?;
    Ok(failed.iter().filter(|job| !mails.contains(job)).count() as u64)
}

/// Takes the job that has been due longest, so that no other worker takes it too.
pub(super) async fn claim(database: &Database, now: Moment) -> Result<Option<Model>> {
    database
        .write(|transaction| async move {
            let mut due = Entity::find()
                .filter(Column::State.eq(JobStatus::Queued).and(Column::RunAt.lte(now)).or(
                    Column::State.eq(JobStatus::Running).and(Column::ClaimedAt.lt(now - LEASE)),
                ))
                .order_by_asc(Column::RunAt)
                .order_by_asc(Column::Id)
                .limit(1);
            if transaction.get_database_backend() == DbBackend::Postgres {
                due = due.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
            }
            let Some(mut found) = due.one(transaction.connection()).await? else {
                return Ok(None);
            };
            // Nobody has ended it, so the program ended while it was at it.
            if found.state == JobStatus::Running {
                found.faults += 1;
            }
            if found.faults >= FAULTS {
                mail::give_up(&transaction, found.id).await?;
                Entity::update_many()
                    .set(ActiveModel {
                        state: Set(JobStatus::Failed),
                        last_error: Set(Some(
                            "the program ended each time it was at it".to_owned(),
                        )),
                        ..Default::default()
                    })
                    .filter(Column::Id.eq(found.id))
                    .exec(transaction.connection())
                    .await?;
                return Ok(None);
            }
            Entity::update_many()
                .set(ActiveModel {
                    state: Set(JobStatus::Running),
                    claimed_at: Set(Some(now)),
                    faults: Set(found.faults),
                    ..Default::default()
                })
                .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                .filter(Column::Id.eq(found.id))
                .exec(transaction.connection())
                .await?;
            found.attempts += 1;
            Ok(Some(found))
        })
        .await
}

/// The row of a job as long as it is this worker's: whoever took it up after a silence has counted one
/// more attempt.
fn held(job: &Model) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(job.id))
        .filter(Column::State.eq(JobStatus::Running))
        .filter(Column::Attempts.eq(job.attempts))
}

async fn write(database: &Database, change: UpdateMany<Entity>) -> Result<()> {
    let change = &change;
    database
        .write(|transaction| async move {
            change.clone().exec(transaction.connection()).await?;
            Ok(())
        })
        .await
}

/// Writes down that the worker is still at a job.
pub(super) async fn renew(database: &Database, job: &Model, now: Moment) -> Result<()> {
    write(database, held(job).set(ActiveModel { claimed_at: Set(Some(now)), ..Default::default() }))
        .await
}

/// Writes down how a job ended, and what that means for mail of it that was not taken.
async fn end(database: &Database, job: &Model, after: ActiveModel) -> Result<()> {
    let is_done = after.state == Set(JobStatus::Done);
    let change = &held(job).set(after);
    database
        .write(|transaction| async move {
            let ended = change.clone().exec(transaction.connection()).await?.rows_affected > 0;
            match is_done {
                true if ended => mail::drop_waiting(&transaction, &[job.id]).await,
                false if ended => mail::give_up(&transaction, job.id).await,
                _ => Ok(()),
            }
        })
        .await
}

/// Writes down that a job is done: mail of it that was not taken is not wanted any more.
pub(super) async fn finish(database: &Database, job: &Model) -> Result<()> {
    end(database, job, ActiveModel { state: Set(JobStatus::Done), ..Default::default() }).await
}

/// Writes down that a job went wrong, and runs again at `run_at`.
pub(super) async fn postpone(
    database: &Database,
    job: &Model,
    run_at: Moment,
    faults: i64,
    error: &str,
) -> Result<()> {
    let again = held(job).set(ActiveModel {
        state: Set(JobStatus::Queued),
        run_at: Set(run_at),
        faults: Set(faults),
        last_error: Set(Some(error.to_owned())),
        ..Default::default()
    });
    write(database, again).await
}

/// Writes down that a job went wrong for good, and with it the mail that was not taken.
pub(super) async fn give_up(database: &Database, job: &Model, error: &str) -> Result<()> {
    let after = ActiveModel {
        state: Set(JobStatus::Failed),
        last_error: Set(Some(error.to_owned())),
        ..Default::default()
    };
    end(database, job, after).await
}
