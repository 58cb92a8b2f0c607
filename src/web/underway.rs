//! How many requests are under way, so that a stop need not wait for connections on which nothing is.
//!
//! Browsers and proxies keep connections open for the next request. Rocket gives each of them its whole
//! time of grace, since it cannot tell an idle one from a slow one.

use rocket::{
    Data, Request, Response,
    fairing::{Fairing, Info, Kind},
    http::Header,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst},
    },
    time::Duration,
};

/// Nothing may be under way for so long before the last connections are let go: an answer that has been
/// handed over is still on its way to the socket.
const QUIET: Duration = Duration::from_millis(300);
const PAUSE: Duration = Duration::from_millis(20);

/// Counts requests from the first bytes of their body, or the end of their header if they have none, to the
/// last byte of their answer.
#[derive(Debug, Clone, Default)]
pub struct Underway(Arc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    requests: AtomicUsize,
    stopping: AtomicBool,
}

impl Underway {
    /// From now on each answer asks for its connection to be closed. Ready once nothing has been under
    /// way for a moment.
    pub async fn drained(&self) {
        self.0.stopping.store(true, SeqCst);
        let mut quiet = Duration::ZERO;
        while quiet < QUIET {
            tokio::time::sleep(PAUSE).await;
            quiet = match self.0.requests.load(SeqCst) {
                0 => quiet + PAUSE,
                _ => Duration::ZERO,
            };
        }
    }
}

/// One request, until Rocket drops it: after its answer has been handed over.
struct RequestUnderway(Arc<Inner>);

impl Drop for RequestUnderway {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, SeqCst);
    }
}

#[rocket::async_trait]
impl Fairing for Underway {
    fn info(&self) -> Info {
        Info { name: "underway", kind: Kind::Request | Kind::Response }
    }

    async fn on_request(&self, request: &mut Request<'_>, _data: &mut Data<'_>) {
        request.local_cache(|| {
            self.0.requests.fetch_add(1, SeqCst);
            RequestUnderway(self.0.clone())
        });
    }

    async fn on_response<'r>(&self, _request: &'r Request<'_>, response: &mut Response<'r>) {
        if self.0.stopping.load(SeqCst) {
            response.set_header(Header::new("Connection", "close"));
        }
    }
}
