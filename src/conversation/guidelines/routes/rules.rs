//! The comment rules, for readers.

use crate::{
    base::{context::Context, error::Result},
    conversation::guidelines::{paths, reading},
    web::Reply,
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![rules]
}

#[get("/comment-rules")]
async fn rules(context: &State<Context>, asked: &Origin<'_>) -> Result<Reply> {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Reply::moved(paths::RULES));
    }
    Reply::page(&reading::rules_page(context).await?)
}
