//! What stands round every route: a log line, a time limit, the check of host and origin, and the keeping of
//! a form that a guard refused.
//!
//! Rocket has no middleware, but a route's handler can be wrapped in another.

use super::{READER_LIMIT, as_sent, fail, keep_refused, origin};
use crate::base::{context::Context, error::AppError, keys};
use rocket::{
    Data, Request, Route,
    http::Status,
    outcome::Outcome as Outcomes,
    route::{Handler, Outcome},
};
use std::time::{Duration, Instant};
use tracing::Instrument;

/// A request that takes longer is given up, so that one slow sender cannot hold a place for ever.
const LIMIT: Duration = Duration::from_secs(30);

/// The cheap, per-request name that joins its log lines.
const ID_LENGTH: usize = 10;

#[derive(Clone)]
struct Layer(Box<dyn Handler>);

#[rocket::async_trait]
impl Handler for Layer {
    async fn handle<'r>(&self, request: &'r Request<'_>, data: Data<'r>) -> Outcome<'r> {
        let route = request.route().map_or("", |route| route.uri.as_str());
        let id = &keys::random_token()[..ID_LENGTH];
        let span = tracing::info_span!("request", id, method = %request.method(), route);
        let started = Instant::now();
        let outcome = async {
            if as_sent::is_ambiguous(request) {
                return refuse(
                    request,
                    AppError::Unreadable("it does not say once which website it is for"),
                );
            }
            if elsewhere(request) {
                tracing::warn!("a form came from elsewhere");
                return refuse(request, AppError::FromElsewhere);
            }
            let answered = async {
                let outcome = self.0.handle(request, data).await;
                keep_refused(request, outcome, READER_LIMIT).await
            };
            match tokio::time::timeout(LIMIT, answered).await {
                Ok(outcome) => outcome,
                Err(_) => refuse(request, AppError::Unavailable("time limit".to_owned())),
            }
        }
        .instrument(span.clone())
        .await;
        let status = match &outcome {
            Outcomes::Success(response) => response.status(),
            Outcomes::Error(status) => *status,
            Outcomes::Forward((_, status)) => *status,
        };
        let _entered = span.enter();
        tracing::info!(status = status.code, ms = started.elapsed().as_millis() as u64, "answered");
        outcome
    }
}

fn elsewhere(request: &Request<'_>) -> bool {
    request.method() == rocket::http::Method::Post
        && request.rocket().state::<Context>().is_none_or(|context| {
            origin::from_elsewhere(request.headers(), &context.settings.base_url)
        })
}

fn refuse<'r>(request: &Request<'_>, error: AppError) -> Outcome<'r> {
    match fail::<(), ()>(request, error) {
        Outcomes::Error((status, _)) => Outcomes::Error(status),
        _ => Outcomes::Error(Status::InternalServerError),
    }
}

/// Puts the layer round each of `routes`.
pub fn layered(routes: Vec<Route>) -> Vec<Route> {
    routes
        .into_iter()
        .map(|mut route| {
            route.handler = Box::new(Layer(route.handler));
            route
        })
        .collect()
}
