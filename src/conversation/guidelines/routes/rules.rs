//! The comment rules, for readers.

use crate::{
    base::{context::Context, error::Result},
    conversation::guidelines::{
        door,
        pages::{Rule, RulesPage},
        values::Guideline,
    },
    team::{promise, site::Layout},
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
    let database = context.database.read();
    let site = context.site.get();
    let (in_force, retired): (Vec<Guideline>, Vec<Guideline>) =
        door::all(database).await?.into_iter().partition(|guideline| guideline.retired.is_none());
    let ids: Vec<_> = retired.iter().map(|guideline| guideline.id).collect();
    // A retired one stays for those who are sent here by an old receipt.
    let named = door::quoted_ever(database, &ids).await?;
    let rule = |guideline: Guideline| Rule {
        slug: guideline.slug,
        title: guideline.title,
        html: guideline.html,
    };
    Page::of(&RulesPage {
        layout: Layout::public(&site, "Comment rules")
            .at("moderation")
            .found_at(Absolute::of(context).to(ADDRESS)),
        promise: site.promise.in_words(),
        median: promise::shown_median(database).await?,
        figures: site.public_figures,
        rules: in_force.into_iter().map(rule).collect(),
        earlier: retired
            .into_iter()
            .filter(|guideline| named.contains(&guideline.id))
            .map(rule)
            .collect(),
    })
    .map(Ok)
}
