//! All comments of an address, by a link in a mail: for its owner, and for nobody else.

use crate::world::{Browser, World, ask, own_links};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

const CAT: &str = "cat@example.com";

/// Asks for the link, follows it and presses the button; answers the address of the page.
pub async fn opens(world: &World, browser: &Browser<'_>) -> String {
    let link = asks(world, browser).await;
    browser.post(&link, &[]).await.assert_redirect(&link);
    link
}

async fn asks(world: &World, browser: &Browser<'_>) -> String {
    world.work().await;
    world.mail();
    // An address that nobody has confirmed had its mail of the day when the comment was sent.
    world.run("UPDATE commenters SET mailed_at = NULL").await;
    browser.post("/comments/mine", &[("email", CAT)]).await.assert_ok();
    world.work().await;
    let mail = world.mail();
    let [mail] = mail.as_slice() else { panic!("one mail: {mail:?}") };
    assert_eq!(mail.to, CAT);
    own_links(&mail.letter.plain()).remove(0)
}

both! {
    async fn the_answer_tells_nobody_whether_there_are_comments(world: &World) {
        let post = world.published("Why we print it").await;
        world.reader().sends(&post, &[("name", "Cat"), ("body", "One"), ("email", CAT)]).await;
        let known = world.reader().post("/comments/mine", &[("email", CAT)]).await;
        let unknown = world.reader().post("/comments/mine", &[("email", "no@example.com")]).await;
        assert_eq!((known.status, known.bytes), (200, unknown.bytes));
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == "no@example.com").count(), 0);
        // Too often has the same answer too.
        let many = world.reader();
        for _ in 0..15 {
            many.post("/comments/mine", &[("email", "no@example.com")]).await.assert_ok();
        }
        for _ in 0..5 {
            let again = world.reader().post("/comments/mine", &[("email", CAT)]).await;
            again.assert_ok().assert_has("If we have comments from this address, we will email a link");
        }
        world.work().await;
        assert_eq!(world.mail().len(), 0, "it had its one mail of the day");
        world.pass(TimeDelta::hours(25));
        let cat = world.reader();
        opens(world, &cat).await;
        for _ in 0..5 {
            world.reader().post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        }
        world.work().await;
        assert_eq!(world.mail().len(), 2, "three an hour to a confirmed address, with the first");
        let select = "SELECT id FROM mine_links WHERE email IS NOT NULL";
        assert!(ask(world.context.database.read(), select).await.is_empty(), "no address is kept");
        let jobs = ask(world.context.database.read(), "SELECT payload FROM jobs").await;
        assert!(jobs.iter().all(|job| !job["payload"].as_str().unwrap_or("").contains('@')));
        many.post("/comments/mine", &[("email", "no")]).await.assert_refused(&[
            "Enter an email address in the correct format, like name@example.com",
        ]);
        many.post("/comments/mine", &[]).await.assert_refused(&["Enter your email address"]);
    }

    async fn the_link_needs_a_press_shows_everything_and_ends(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let first = cat.sends(&post, &[("name", "Cat"), ("body", "Number one"), ("email", CAT)]).await;
        cat.sends(&post, &[("name", "Cat"), ("body", "Number two"), ("email", CAT)]).await;
        world.reader().comments(&post, "Dee", "Somebody else").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let more = [("guideline", "g2"), ("note", "See the other post.")];
        assert_eq!(mo.decides(first.id, "refusal", 1, &more).await.status, 303);
        let link = asks(world, &cat).await;
        let before = world.everything().await;
        let page = cat.get(&link).await;
        page.assert_ok().assert_has("Show my comments");
        assert!(!page.has("Number one"));
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        assert_eq!(page.header("X-Robots-Tag"), Some("noindex"));
        assert_eq!(page.header("Referrer-Policy"), Some("same-origin"));
        cat.get(&format!("{link}/copy.txt")).await.assert_status(403);
        cat.post(&format!("{link}/{}/erasure", first.id), &[]).await.assert_status(403);
        assert_eq!(before, world.everything().await, "to follow a link changes nothing");
        cat.post(&link, &[]).await.assert_redirect(&link);
        let page = cat.get(&link).await;
        page.assert_has("Number one").assert_has("Number two");
        assert!(!page.has("Somebody else") && !page.has("Not published"), "undo is not over: {page:?}");
        world.pass(TimeDelta::minutes(11));
        let page = cat.get(&link).await;
        page.assert_has("Not published").assert_has("Stay on topic").assert_has("See the other post.");
        assert!(page.headers("Set-Cookie").next().is_none());
        let text = cat.get(&format!("{link}/copy.txt")).await;
        assert!(text.body().contains("Number one") && text.body().contains("Number two"));
        assert_eq!(text.header("Content-Disposition"), Some("attachment; filename=\"my-comments.txt\""));
        let data = cat.get(&format!("{link}/copy.json")).await;
        let data: serde_json::Value = serde_json::from_slice(&data.bytes).expect("data");
        assert_eq!(data[1]["comment"], "Number one");
        cat.get(&format!("{link}/copy.exe")).await.assert_status(404);
        let select = "SELECT id FROM commenters WHERE confirmed_at IS NOT NULL";
        assert_eq!(ask(world.context.database.read(), select).await.len(), 1, "it confirms the address");
        world.pass(TimeDelta::hours(24));
        cat.get(&link).await.assert_status(410).assert_has("work for a limited time");
        cat.post(&link, &[]).await.assert_status(410);
        cat.get("/comments/mine/abc").await.assert_status(404).assert_has("Ask for a new link");
        cat.post("/comments/mine/abc", &[]).await.assert_status(404);
        world.work().await;
    }

    async fn a_waiting_comment_is_withdrawn_and_mail_is_chosen(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let fields = [("name", "Cat"), ("body", "Number one"), ("email", CAT), ("notify", "true")];
        let first = cat.sends(&post, &fields).await;
        let second = cat.sends(&post, &[("name", "Cat"), ("body", "Number two"), ("email", CAT)]).await;
        let other = world.reader().comments(&post, "Dee", "Somebody else").await;
        cat.confirms(&first).await;
        let link = opens(world, &cat).await;
        let path = |id: i64, verb: &str| format!("{link}/{id}/{verb}");
        for verb in ["withdrawal", "erasure", "mail", "not-mine"] {
            let foreign = cat.ask(Method::Post, &path(first.id, verb)).fields(&[]);
            foreign.origin(Some("https://evil.example")).send().await.assert_status(403);
            cat.post(&path(other.id, verb), &[]).await.assert_status(404);
            cat.post(&path(9999, verb), &[]).await.assert_status(404);
        }
        cat.get(&path(other.id, "erasure")).await.assert_status(404);
        for _ in 0..2 {
            cat.post(&path(first.id, "withdrawal"), &[]).await.assert_redirect(&format!("{link}?done=withdrawn"));
        }
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&second).await;
        cat.post(&path(second.id, "withdrawal"), &[]).await.assert_status(409);
        let wanting = async || {
            let select = "SELECT id FROM comments WHERE notify = true ORDER BY id";
            ask(world.context.database.read(), select).await.len()
        };
        cat.post(&path(first.id, "mail"), &[]).await.assert_redirect(&format!("{link}?done=mail"));
        assert_eq!(wanting().await, 1);
        cat.post(&path(second.id, "mail"), &[]).await.assert_redirect(&format!("{link}?done=mail"));
        assert_eq!(wanting().await, 0);
        cat.post(&path(second.id, "mail"), &[("all", "true")]).await.assert_status(303);
        assert_eq!(wanting().await, 1);
        cat.post(&path(second.id, "not-mine"), &[]).await.assert_redirect(&format!("{link}?done=not-mine"));
        assert!(!cat.get(&link).await.has("Number two"));
        world.work().await;
    }
}
