//! Addresses for load balancers: whether the program lives, and whether it can do its work.

use crate::base::context::Context;
use rocket::{Route, State, get, http::Status, routes};

#[get("/health/live")]
fn live() -> &'static str {
    "live\n"
}

#[get("/health/ready")]
async fn ready(context: &State<Context>) -> (Status, &'static str) {
    match context.database.try_write().await {
        Ok(()) => (Status::Ok, "ready\n"),
        Err(error) => {
            tracing::warn!(error, "not ready: the database takes no writes");
            (Status::ServiceUnavailable, "the database takes no writes\n")
        }
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![live, ready]
}
