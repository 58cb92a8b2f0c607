//! Takes jobs off the queue and runs them, one after the other.

use super::{Work, entity::Model, store};
use crate::base::{
    context::Context,
    error::{AppError, Result},
    mail::{Errand, on_errand},
};
use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc, time::Duration};

/// How long the worker rests when nothing is due.
const REST: Duration = Duration::from_millis(500);

/// How often a worker says that it is still at a job: three times before it is taken to be dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

type Running = Pin<Box<dyn Future<Output = Result<(), AppError>> + Send>>;
type Runner = Arc<dyn Fn(Context, String) -> Running + Send + Sync>;

/// Which kinds of job there are. Each room adds its own; the program brings them together.
#[derive(Clone, Default)]
pub struct Registry(BTreeMap<&'static str, Runner>);

impl std::fmt::Debug for Registry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Registry {
    /// Adds a kind of job.
    pub fn with<J: Work>(mut self) -> Self {
        self.0.insert(
            J::KIND,
            Arc::new(|context, payload| {
                Box::pin(async move {
                    let job: J = serde_json::from_str(&payload).map_err(AppError::fault)?;
                    job.run(&context).await
                })
            }),
        );
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
        loop {
            let rest = match self.run_one().await {
                Ok(true) => Duration::ZERO,
                Ok(false) => REST,
                Err(error) => {
                    tracing::warn!(%error, "the job queue could not be read");
                    REST
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
        let outcome = match self.registry.0.get(job.kind.as_str()) {
            Some(run) => self.see_through(run, &job).await,
            None => Err(AppError::Fault(format!("no room knows jobs of kind {}", job.kind))),
        };
        match outcome {
            Ok(()) => store::finish(&context.database, &job).await?,
            Err(error) => {
                tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempts, %error, "job failed");
                let words = error.to_string();
                match error {
                    // Trying again would change nothing.
                    AppError::Undeliverable(_) => {
                        store::give_up(&context.database, &job, &words).await?;
                    }
                    _ => store::postpone(&context.database, &job, now, &words).await?,
                }
            }
        }
        Ok(true)
    }

    /// Runs a job to its end, and says all the while that this worker is at it.
    async fn see_through(&self, run: &Runner, job: &Model) -> Result<()> {
        // On a task of its own, so that a panic ends this job and not the worker.
        let errand = Errand { job: job.id, queued: job.created_at };
        let work = run(self.context.clone(), job.payload.clone());
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
