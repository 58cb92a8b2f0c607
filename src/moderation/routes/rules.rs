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
use rocket::{Route, State, get, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![rules]
}

#[get("/comment-rules")]
async fn rules(context: &State<Context>) -> Result<Page> {
    let site = context.site.get();
    Page::of(&RulesPage {
        layout: Layout::public(&site, "Comment rules")
            .at("moderation")
            .found_at(Absolute::of(context).to("/comment-rules/")),
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
}
