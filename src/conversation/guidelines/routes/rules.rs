//! The comment rules, for readers.

use crate::{
    base::{context::Context, error::Result},
    conversation::guidelines::{GUIDELINES, paths, reading},
    team::{promise::PROMISE, site::SITE},
    web::{NewPage, PublicPage, Reply, public_page},
};
use rocket::{Route, State, get, http::uri::Origin, routes};

pub(super) fn routes() -> Vec<Route> {
    routes![rules]
}

#[get("/comment-rules")]
async fn rules(context: &State<Context>, asked: &Origin<'_>) -> Result<PublicPage> {
    public_page(asked, async {
        if !asked.path().as_str().ends_with('/') {
            return Ok(Reply::moved(paths::RULES).into());
        }
        let page = Reply::page(&reading::rules_page(context).await?)?;
        Ok(NewPage::from(page).tagged([SITE, GUIDELINES, PROMISE]))
    })
    .await
}
