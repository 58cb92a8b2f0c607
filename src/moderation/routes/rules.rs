//! The comment rules, for readers.

use crate::{
    context::Context,
    error::Result,
    moderation::{
        pages::{Rule, RulesPage},
        store,
    },
    site::Layout,
    web::{Absolute, Page},
};
use rocket::{Route, State, get, http::uri::Origin, response::Redirect, routes};

const ADDRESS: &str = "/comment-rules/";

pub(super) fn routes() -> Vec<Route> {
    routes![rules]
}

#[get("/comment-rules")]
async fn rules(context: &State<Context>, asked: &Origin<'_>) -> Result<Result<Page, Redirect>> {
    if !asked.path().as_str().ends_with('/') {
        return Ok(Err(Redirect::moved(ADDRESS)));
    }
    let site = context.site.get();
    Page::of(&RulesPage {
        layout: Layout::public(&site, "Comment rules")
            .at("moderation")
            .found_at(Absolute::of(context).to(ADDRESS)),
        promise: site.promise.in_words(),
        rules: store::active(context.database.read())
            .await?
            .into_iter()
            .map(|guideline| Rule {
                slug: guideline.slug,
                title: guideline.title,
                html: guideline.html,
            })
            .collect(),
    })
    .map(Ok)
}
