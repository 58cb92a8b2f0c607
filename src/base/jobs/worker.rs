//! Takes jobs off the queue and runs them, one after the other.

use super::{
    Patience, Work,
    entity::Model,
    patience::{Next, is_away, next},
    store,
};
use crate::base::{
    context::Context,
    error::{AppError, Result},
    mail::{Errand, on_errand},
};
use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc, time::Duration};

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// So often the rest is doubled while the queue cannot be read, up to 16 seconds: a database that is away is not
/// pressed, and the log of a disk that is full not filled.
const MOST_DOUBLINGS: u32 = 5;

/// How often a worker says that it is still at a job: three times before it is taken to be dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

type Running = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;
type Runner = Arc<dyn Fn(Context, String) -> Running + Send + Sync>;

/// How a kind of job is done, and for how long it is tried.
#[derive(Clone)]
struct Kind {
    name: &'static str,
    run: Runner,
    patience: Patience,
}

/// Which kinds of job there are. Each room adds its own; the program brings them together.
#[derive(Clone, Default)]
pub struct Registry(BTreeMap<&'static str, Kind>);

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Registry {
    /// Adds a kind of job.
    pub fn with<J: Work>(mut self) -> Self {
        let run: Runner = Arc::new(|context, payload| {
            Box::pin(async move {
                let job: J = serde_json::from_str(&payload).map_err(AppError::fault)?;
                job.run(&context).await
            })
        });
        self.0.insert(J::KIND, Kind { name: J::KIND, run, patience: J::PATIENCE });
        self
    }
}

/// Runs what is due.
#[derive(Debug, Clone)]
pub struct Worker {
    context: Context,
    registry: Registry,
    heartbeat: Duration,
}

impl Worker {
    /// A worker that knows the kinds in `registry`.
    pub fn new(context: Context, registry: Registry) -> Self {
        Self { context, registry, heartbeat: HEARTBEAT }
    }

    /// The same worker, saying each `heartbeat` that it is at its job.
    pub fn heartbeat(self, heartbeat: Duration) -> Self {
        Self { heartbeat, ..self }
    }

    /// Runs everything that is due now and says how many jobs that were.
    pub async fn run_due(&self) -> Result<u64> {
        let mut count = 0;
        while self.run_one().await? {
            count += 1;
        }
        Ok(count)
    }

    /// Runs what comes due until `stop` is ready; a job under way is finished first.
    pub async fn run_until(&self, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        let mut failures = 0;
        loop {
            let outcome = self.run_one().await;
            failures = if outcome.is_ok() { 0 } else { MOST_DOUBLINGS.min(failures + 1) };
            let rest = match outcome {
                Ok(true) => Duration::ZERO,
                Ok(false) => REST,
                Err(error) => {
                    tracing::warn!(%error, "the job queue could not be read");
                    REST * 2_u32.pow(failures)
                }
            };
            tokio::select! {
                biased;
                () = &mut stop => return,
                () = tokio::time::sleep(rest) => {}
            }
        }
    }

    async fn run_one(&self) -> Result<bool> {
        let context = &self.context;
        let now = context.clock.now();
        let Some(job) = store::claim(&context.database, now).await? else {
            return Ok(false);
        };
        let kind = self.registry.0.get(job.kind.as_str());
        let outcome = match kind {
            Some(kind) => self.see_through(kind, &job).await,
            None => Err(AppError::Fault(format!("no room knows jobs of kind {}", job.kind))),
        };
        match outcome {
            Ok(()) => store::finish(&context.database, &job).await?,
            Err(error) => {
                let words = error.to_string();
                let patience = kind.map_or(Patience::Usual, |kind| kind.patience);
                let (id, kind, attempt) = (job.id, &job.kind, job.attempts);
                match patience {
                    Patience::Usual => {
                        tracing::warn!(job = %id, kind, attempt, %error, "job failed");
                    }
                    Patience::UntilDone => {
                        let told = "job failed, and is tried until it is done";
                        tracing::error!(job = %id, kind, attempt, %error, "{told}");
                    }
                }
                let faults = if is_away(&error) { 0 } else { job.faults + 1 };
                match next(patience, &error, job.attempts, faults) {
                    Next::After(step) => {
                        let run_at = now + step;
                        store::postpone(&context.database, &job, run_at, faults, &words).await?;
                    }
                    Next::Never => store::give_up(&context.database, &job, &words).await?,
                }
            }
        }
        Ok(true)
    }

    /// Runs a job to its end, and says all the while that this worker is at it.
    async fn see_through(&self, kind: &Kind, job: &Model) -> Result<()> {
        // On a task of its own, so that a panic ends this job and not the worker.
        let errand = Errand { job: job.id, kind: kind.name, queued: job.created_at };
        let work = (kind.run)(self.context.clone(), job.payload.clone());
        let mut running = tokio::spawn(on_errand(errand, work));
        loop {
            match tokio::time::timeout(self.heartbeat, &mut running).await {
                Ok(ended) => return ended.unwrap_or_else(|panic| Err(AppError::fault(panic))),
                Err(_) => {
                    let now = self.context.clock.now();
                    if let Err(error) = store::renew(&self.context.database, job, now).await {
                        tracing::warn!(job = %job.id, %error, "a job could not be held on to");
                    }
                }
            }
        }
    }
}
