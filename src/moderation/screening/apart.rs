//! Work on text and expressions: done off the threads that answer, a few at a time.

use crate::base::error::{AppError, Result};
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Does `work` on a thread of its own, once one of as many places as there are processors is free.
pub async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    static PLACES: OnceLock<Arc<Semaphore>> = OnceLock::new();
    let places = PLACES.get_or_init(|| {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Arc::new(Semaphore::new(cores))
    });
    let place = places.clone().acquire_owned().await.map_err(AppError::fault)?;
    tokio::task::spawn_blocking(move || {
        let done = work();
        drop(place);
        done
    })
    .await
    .map_err(AppError::fault)
}
