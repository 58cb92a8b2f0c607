//! Every link and every form on every page that can be reached leads to a door that is there.

use crate::world::Browser;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;
use std::collections::BTreeSet;

/// Walks from `beginning` through every own link; answers what leads nowhere.
async fn walk(browser: &Browser<'_>, beginning: &[&str]) -> Vec<String> {
    let mut known: BTreeSet<String> = beginning.iter().map(|path| (*path).to_owned()).collect();
    let mut next: Vec<String> = known.iter().cloned().collect();
    let mut forms = BTreeSet::new();
    let mut nowhere = Vec::new();
    while let Some(path) = next.pop() {
        let page = browser.get(&path).await;
        if page.status >= 400 {
            nowhere.push(format!("{path} answers {}", page.status));
            continue;
        }
        for action in page.attributes("form[method=post]", "action") {
            if !forms.insert(action.clone()) {
                continue;
            }
            // A form from elsewhere is refused by every door that is there, and changes nothing.
            let asking = browser.ask(Method::Post, &action).fields(&[]);
            let status = asking.origin(Some("null")).send().await.status;
            if status != 403 {
                nowhere.push(format!("{path} has a form for {action}, which answers {status}"));
            }
        }
        let hrefs = ["a", "link"].map(|css| page.attributes(css, "href")).concat();
        for href in hrefs {
            let own = href.split('#').next().unwrap_or("").to_owned();
            let ours = own.starts_with('/') && !own.starts_with("//");
            if ours && known.insert(own.clone()) {
                next.push(own);
            }
        }
    }
    nowhere
}

both! {
    async fn every_link_and_form_leads_somewhere(world: &World) {
        world.leave_mail();
        let sam = world.person("Sam Spare", &[Role::Editor]).await;
        let post = world.published("A post to try").await;
        sam.writes("A draft to try", "Words of a draft.").await;
        let comment = world.reader().comments(&post, "Rita Reader", "Words of a reader.").await;
        world.reader().comments(&post, "Rob Reader", "Other words.").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        ada.publishes(&comment).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let found = walk(&ada, &["/desk/"]).await;
        assert!(found.is_empty(), "{found:#?}");
        let beginning = ["/", "/desk/sign-in", &comment.receipt];
        let found = walk(&world.reader(), &beginning).await;
        assert!(found.is_empty(), "{found:#?}");
    }
}
