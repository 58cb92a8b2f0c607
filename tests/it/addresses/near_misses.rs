//! Addresses that are nearly right lead to the right one, where there is one.

use crate::world::Answer;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

/// What stands behind an address in a sentence, as browsers and mail programs send it.
const TAILS: &[&str] = &[
    ".",
    ")",
    ",",
    "%22",
    "/.",
    "/)",
    "/,",
    "/%22",
    "/).",
    "%E2%80%9D",
    "/%E2%80%99",
    ").",
    "/;",
    ":",
    "!",
    "'",
    "%29",
    "%2C",
    "%2E",
    "/%20",
    "%3E",
    "]",
    "/%C2%BB",
    "%94",
    "/...",
    "./",
    ")/",
    "%22/",
    ",/",
    "*",
    "_",
    "/%E2%80%A6",
    "&quot;",
    "%2522",
];

#[track_caller]
fn leads_to(answer: &Answer, place: &str) {
    assert_eq!(answer.assert_status(301).location(), place, "{answer:?}");
    assert!(answer.bytes.is_empty());
}

both! {
    async fn what_is_glued_to_an_address_is_passed_over(world: &World) {
        world.published("A post").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.get("/desk/account").await.assert_ok();
        for right in ["/2026/03/09/a-post/", "/about/", "/2026/03/09/", "/2026/", "/authors/an-editor/", "/feed/atom/"] {
            for tail in TAILS {
                let wrong = format!("{}{tail}", right.trim_end_matches('/'));
                leads_to(&world.reader().get(&wrong).await, right);
                let tracked = world.reader().get(&format!("{wrong}?page=2&x=%22)")).await;
                leads_to(&tracked, &format!("{right}?page=2&x=%22)"));
            }
        }
        for (wrong, right) in [
            ("/).", "/"), ("/%22", "/"), ("/robots.txt.", "/robots.txt"), ("/desk/account).", "/desk/account"),
            ("/desk/.", "/desk"), ("/Comment-Rules)", "/comment-rules/"), ("/Desk/Moderation/", "/desk/moderation"),
        ] {
            leads_to(&world.reader().get(wrong).await, right);
        }
    }

    async fn capitals_lead_to_small_letters(world: &World) {
        world.published("A post").await;
        for wrong in [
            "/2026/03/09/A-Post/", "/2026/03/09/A-POST", "/2026/03/09/a-Post).", "/2026/03/09/%41-post/",
            "/2026/03/09/A-Post%E2%80%9D", "/2026/3/9/a-post/",
        ] {
            leads_to(&world.reader().get(wrong).await, "/2026/03/09/a-post/");
            assert_eq!(world.reader().ask(Method::Head, wrong).send().await.status, 301, "{wrong}");
        }
        leads_to(&world.reader().get("/2026/03/09/A-Post/?comments=2").await, "/2026/03/09/a-post/?comments=2");
        leads_to(&world.reader().get("/Authors/An-Editor/").await, "/authors/an-editor/");
        leads_to(&world.reader().get("/About/").await, "/about/");
    }

    async fn the_way_to_a_comment_and_its_receipt_is_found_too(world: &World) {
        world.leave_mail();
        let post = world.published("A post").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Why?").await;
        for tail in [".", ")", ",", "/.", "%22", "%3E", "/"] {
            if tail != "/" {
                leads_to(&world.reader().get(&format!("{}{tail}", comment.receipt)).await, &comment.receipt);
            }
        }
        let own = format!("{}comments/{}", post.path, comment.id);
        world.reader().get(&format!("{own}.")).await.assert_status(404);
        mo.publishes(&comment).await;
        for tail in [".", ")", "/,", "%22"] {
            leads_to(&world.reader().get(&format!("{own}{tail}")).await, &own);
            leads_to(&world.reader().get(&format!("{own}/report{tail}")).await, &format!("{own}/report"));
        }
        leads_to(&world.reader().get(&own.to_uppercase()).await, &own);
        // Another letter in a key is another key.
        let other = comment.receipt.to_lowercase();
        assert_ne!(other, comment.receipt);
        world.reader().get(&format!("{other})")).await.assert_status(404);
        world.work().await;
    }

    async fn an_address_that_leads_nowhere_still_does(world: &World) {
        world.published("A post").await;
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        ed.writes("A draft", "Words").await;
        for nowhere in [
            "/2026/03/09/another.", "/2026/03/09/A-Draft/", "/2026/03/10/A-Post/", "/2026/02/30/.", "/nowhere)",
            "/Nowhere/", "/topics/none).", "/authors/nobody.", "/2026/03/09/a-post/comments/999).", "/..%2f.",
            "/%00.", "/2026/03/09/a%00-post.", "/topics/a%00b)", "/comments/12-abc).",
            "/2026/03/09/a-post-2).", "/2025/).", "/2026/04/.", "/2026/03/10,", "/1999.", "/authors/ed-editor)",
        ] {
            let answer = world.reader().get(nowhere).await;
            assert_eq!(answer.assert_status(404).location(), "", "{nowhere}");
        }
        // Nothing is sent on by a redirect.
        let form = world.reader().post("/2026/03/09/A-Post/comments", &[("name", "Cat"), ("body", "Hm")]).await;
        form.assert_status(404);
    }

    async fn a_withdrawn_post_says_so_at_a_near_address(world: &World) {
        let post = world.published("A post").await;
        let ed = world.person("Ed Editor", &[Role::Editor]).await;
        let page = ed.get(&format!("/desk/posts/{}/", post.id)).await;
        let version = page.attributes("input[name=version]", "value").remove(0);
        let fields = [("reason", "It was wrong"), ("version", version.as_str())];
        ed.post(&format!("/desk/posts/{}/withdrawal", post.id), &fields).await.assert_status(303);
        leads_to(&world.reader().get("/2026/03/09/A-Post).").await, &post.path);
    }
}
