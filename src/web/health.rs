//! Addresses for load balancers: whether the program lives, and whether it can do its work.

use crate::context::Context;
use rocket::{Route, State, get, http::Status, routes};

#[get("/health/live")]
fn live() -> &'static str {
    "live\n"
}

#[get("/health/ready")]
async fn ready(context: &State<Context>) -> (Status, &'static str) {
    match context.database.ping().await {
        Ok(_) => (Status::Ok, "ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready: the database does not answer");
            (Status::ServiceUnavailable, "the database does not answer\n")
        }
    }
}

pub(super) fn routes() -> Vec<Route> {
    routes![live, ready]
}
