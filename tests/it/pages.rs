//! Pages that the team writes: what readers see of them, every wording kept, and what is refused.

use crate::world::{World, ask};
use fair_comment::{app, blog::pages, team::accounts::Role};

const TEAM: [(&str, &str); 4] = [
    ("title", "Who we are"),
    ("body", "We are **nine** people. Write to ((contact))."),
    ("name", "our-team"),
    ("then", "publish"),
];

fn with<'a>(
    fields: &[(&'static str, &'a str)],
    name: &'static str,
    value: &'a str,
) -> Vec<(&'static str, &'a str)> {
    let others = fields.iter().filter(|(key, _)| *key != name).copied();
    others.chain([(name, value)]).collect()
}

async fn lines(world: &World) -> Vec<String> {
    let select = "SELECT action FROM audit WHERE subject = 'page' ORDER BY id";
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["action"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn no_route_begins_with_a_name_that_a_page_can_have() {
    for route in app::all_routes() {
        let path = route.uri.path().trim_start_matches('/').to_owned();
        let first = path.split('/').next().unwrap_or("");
        let plain = first.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        if first.is_empty() || !plain || pages::paths::ALL.contains(&format!("/{first}/").as_str())
        {
            continue;
        }
        assert!(pages::RESERVED.contains(&first), "/{first} can be the name of a page: reserve it");
    }
}

both! {
    async fn a_page_is_added_seen_and_taken_down(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        ed.get("/desk/pages/new").await.assert_ok().assert_has("Add a page");
        let draft = with(&TEAM, "then", "");
        ed.post("/desk/pages", &draft).await.assert_redirect("/desk/pages/our-team?done=saved");
        world.reader().get("/our-team/").await.assert_status(404);
        let page = ed.get("/desk/pages/our-team").await;
        page.assert_has("Readers cannot see this page.");
        ed.post("/desk/pages/our-team", &with(&TEAM, "version", "1")).await
            .assert_redirect("/desk/pages/our-team?done=published");
        let page = world.reader().get("/our-team/").await;
        page.assert_ok().assert_has("Who we are").assert_has("Our department (you can find its details on its website)");
        assert_eq!(page.select(".prose strong"), ["nine"]);
        assert_eq!(world.reader().get("/our-team").await.assert_status(301).location(), "/our-team/");
        world.reader().get("/Our-Team/").await.assert_status(301);
        world.reader().get("/sitemap.xml").await.assert_has("/our-team/");
        ed.get("/desk/pages/our-team/removal").await.assert_ok();
        ed.post("/desk/pages/our-team/removal", &[]).await.assert_redirect("/desk/pages/?done=down");
        world.reader().get("/our-team/").await.assert_status(404);
        assert!(!world.reader().get("/sitemap.xml").await.has("/our-team/"));
        assert_eq!(lines(world).await, ["page_saved", "page_published", "page_taken_down"]);
        // Twice is once.
        ed.post("/desk/pages/our-team/removal", &[]).await.assert_status(303);
        assert_eq!(lines(world).await.len(), 3);
    }

    async fn a_name_that_would_collide_is_refused_in_words(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let before = world.everything().await;
        for (name, mistake) in [
            ("2026", "The name in the web address must have a letter in it. Addresses of numbers alone are dates"),
            ("/feed/", "The blog uses /feed/ for something else. Enter another name for the web address"),
            ("Desk", "The blog uses /desk/ for something else. Enter another name for the web address"),
            ("privacy", "There is a page at /privacy/ already. Enter another name for the web address"),
            ("?!", "Enter a name for the web address, like our-team"),
        ] {
            let page = ed.post("/desk/pages", &with(&TEAM, "name", name)).await;
            page.assert_refused(&[mistake]);
            assert_eq!(page.attributes("#name", "value"), [name]);
            assert_eq!(page.select("#body"), [TEAM[1].1]);
        }
        ed.post("/desk/pages", &[]).await.assert_refused(&["Enter a title", "Enter what the page says"]);
        assert_eq!(before, world.everything().await);
        ed.post("/desk/pages", &TEAM).await.assert_status(303);
        ed.post("/desk/pages", &with(&TEAM, "body", "Others")).await
            .assert_refused(&["There is a page at /our-team/ already. Enter another name for the web address"]);
        // The same once more a moment later has been done.
        ed.post("/desk/pages", &TEAM).await.assert_redirect("/desk/pages/our-team?done=published");
    }

    async fn readers_see_no_statement_with_parts_to_complete(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let shown = world.reader().get("/accessibility/").await;
        shown.assert_ok().assert_has("We are preparing the accessibility statement for Our blog");
        shown.assert_has("Equality Advisory and Support Service");
        assert!(!shown.has("To complete") && !shown.has("not finished"), "{}", shown.text());
        ed.get("/desk/pages/").await.assert_has("8 parts to complete").assert_has("Being prepared");
        ed.get("/desk/").await.assert_has("parts to complete in the accessibility statement");
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert!(!mo.get("/desk/").await.has("accessibility statement"));
        let page = ed.get("/desk/pages/accessibility").await;
        page.assert_has("8 parts to complete");
        assert_eq!(page.select(".fc-gaps li").len(), 8);
        let whole = include_str!("../../src/blog/pages/accessibility.md");
        let fields = [("title", "Accessibility statement"), ("body", whole), ("version", "0"), ("then", "publish")];
        let refused = ed.post("/desk/pages/accessibility", &fields).await;
        refused.assert_refused(&["This page has 8 parts to complete. Save it as a draft, or complete it and then publish it"]);
        // A draft with fewer gaps is kept, and readers see what they saw before.
        let body = whole.replacen("> **To complete:** list each problem", "We know of no problem: list", 1);
        let fields = with(&with(&fields, "then", ""), "body", &body);
        ed.post("/desk/pages/accessibility", &fields).await.assert_redirect("/desk/pages/accessibility?done=saved");
        ed.get("/desk/pages/").await.assert_has("7 parts to complete");
        world.reader().get("/accessibility/").await.assert_has("We are preparing the accessibility statement");
        let fields = with(&with(&with(&fields, "body", "We tested it on 3 March."), "version", "2"), "then", "publish");
        ed.post("/desk/pages/accessibility", &fields).await.assert_redirect("/desk/pages/accessibility?done=published");
        let shown = world.reader().get("/accessibility/").await;
        shown.assert_ok().assert_has("We tested it on 3 March.");
        assert!(!shown.has("preparing") && !ed.get("/desk/").await.has("to complete"));
        // What is written on is not seen until it is published.
        let fields = with(&with(&with(&fields, "body", "Draft of April."), "version", "3"), "then", "");
        ed.post("/desk/pages/accessibility", &fields).await.assert_status(303);
        world.reader().get("/accessibility/").await.assert_has("We tested it on 3 March.");
        ed.get("/desk/pages/accessibility").await.assert_has("Unpublished changes");
    }

    async fn every_wording_is_kept_and_can_be_begun_from_again(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let about = |body, version| [("title", "About this blog"), ("body", body), ("version", version), ("then", "publish")];
        ed.post("/desk/pages/about", &about("First words.", "0")).await.assert_status(303);
        ed.post("/desk/pages/about", &about("Second words.", "2")).await.assert_status(303);
        // The same words again are no new wording.
        ed.post("/desk/pages/about", &about("Second words.", "2")).await.assert_status(303);
        let page = ed.get("/desk/pages/about").await;
        assert_eq!(page.select(".fc-timeline h3"), ["Version 3, published", "Version 2", "Version 1"]);
        page.assert_has("Ed Editor, 10am on 9 March 2026").assert_has("Default");
        ed.get("/desk/pages/about/versions/1").await.assert_has("Someone on our team reads each comment");
        let page = ed.get("/desk/pages/about?from=2").await;
        page.assert_has("This is version 2, not saved yet.");
        assert_eq!(page.select("#body"), ["First words."]);
        assert_eq!(page.attributes("input[name=version]", "value"), ["3"]);
        world.reader().get("/about/").await.assert_has("Second words.");
        ed.get("/desk/pages/about/versions/9").await.assert_status(404);
        ed.get("/desk/pages/about/removal").await.assert_status(404);
        ed.post("/desk/pages/about/removal", &[]).await.assert_status(404);
    }

    async fn the_second_of_two_who_save_is_told_and_loses_no_word(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let fields = |body, version| [("title", "Cookies"), ("body", body), ("version", version), ("then", "")];
        ed.post("/desk/pages/cookies", &fields("Ed's words", "0")).await.assert_status(303);
        let page = ada.post("/desk/pages/cookies", &fields("Ada's words", "0")).await;
        page.assert_status(409).assert_has("Ed Editor saved this page while you were writing");
        assert_eq!(page.select("#body"), ["Ada's words"]);
        let version = page.attributes("input[name=version]", "value").concat();
        ada.post("/desk/pages/cookies", &fields("Both of us", &version)).await.assert_status(303);
        assert_eq!(ed.get("/desk/pages/cookies").await.select("#body"), ["Both of us"]);
    }

    async fn a_preview_shows_the_page_and_keeps_nothing(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let before = world.everything().await;
        let page = ed.post("/desk/pages/about/preview", &TEAM).await;
        page.assert_ok().assert_has("Preview: only you can see this.");
        assert_eq!(page.select(".prose strong"), ["nine"]);
        ed.post("/desk/pages/preview", &with(&TEAM, "body", "Write to ((contakt))")).await
            .assert_refused(&["We cannot fill in “((contakt))”. Check its spelling"]);
        assert_eq!(before, world.everything().await);
        ed.get("/desk/pages/nowhere").await.assert_status(404);
        ed.post("/desk/pages/nowhere", &TEAM).await.assert_status(404);
    }

    async fn the_privacy_notice_says_where_to_complain_first(world: &World) {
        world.run("UPDATE site SET contact = 'data@tides.example'").await;
        fair_comment::team::site::reload(&world.context).await.expect("read");
        let page = world.reader().get("/privacy/").await;
        page.assert_ok().assert_has("complain to us first").assert_has("data@tides.example");
        page.assert_has("Information Commissioner’s Office");
        assert_eq!(page.select("h2").last().map(String::as_str), Some("About this site"));
    }
}
