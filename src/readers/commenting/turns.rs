//! Of each network one comment is taken at a time. The limits of a minute and an hour count what is kept,
//! and a comment is kept only after it was looked over: without this, hundreds that come at once would all
//! be looked over, and everybody else would wait behind them.

use crate::base::error::{AppError, Result};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError, Weak},
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Lines that nobody stands in are put away when there are so many.
const MANY: usize = 256;

/// A line for each network from which comments are coming. Copies share one inside.
#[derive(Debug, Clone, Default)]
pub struct Turns(Arc<Mutex<BTreeMap<String, Weak<Semaphore>>>>);

impl Turns {
    /// Ready when it is the turn of a comment from `network`, until what is answered goes.
    ///
    /// # Errors
    /// Never: no line is ever closed.
    pub(super) async fn turn(&self, network: &str) -> Result<OwnedSemaphorePermit> {
        self.line(network).acquire_owned().await.map_err(AppError::fault)
    }

    fn line(&self, network: &str) -> Arc<Semaphore> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= MANY {
            all.retain(|_, line| line.strong_count() > 0);
        }
        if let Some(line) = all.get(network).and_then(Weak::upgrade) {
            return line;
        }
        let line = Arc::new(Semaphore::new(1));
        all.insert(network.to_owned(), Arc::downgrade(&line));
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::futures::FutureExt;

    #[tokio::test]
    async fn one_of_a_network_at_a_time_and_no_line_stays_for_ever() {
        let all = Turns::default();
        let first = all.turn("192.0.2.1").await.expect("a turn");
        let mut second = Box::pin(all.turn("192.0.2.1"));
        assert!(second.as_mut().now_or_never().is_none(), "it waits");
        drop(all.turn("192.0.2.2").await.expect("others have a line of their own"));
        drop(first);
        drop(second.await.expect("a turn"));
        for number in 0..2 * MANY {
            drop(all.turn(&format!("network {number}")).await.expect("a turn"));
        }
        assert!(all.0.lock().expect("whole").len() <= MANY);
    }
}
