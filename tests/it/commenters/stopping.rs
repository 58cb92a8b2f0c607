//! Mail stops by one press, by a mail program's POST, and by nothing that only opens a link.

use crate::world::{SentComment, World, ask, own_links};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

const CAT: &str = "cat@example.com";
const ONE_CLICK: &str = "--x\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--x--\r\n";

/// A comment that is published and told of; answers it and the way to stop.
async fn told(world: &World, body: &str) -> (SentComment, String) {
    let post = world.published(&format!("Why we print {body}")).await;
    let cat = world.reader();
    let fields = [("name", "Cat"), ("body", body), ("email", CAT), ("notify", "true")];
    let comment = cat.sends(&post, &fields).await;
    world.work().await;
    let links = world.links_in_mail();
    if let Some(link) = links.iter().find(|link| link.starts_with("/comments/confirm/")) {
        assert_eq!(cat.post(link, &[]).await.status, 303);
    }
    let mo = world.person(&format!("Mo {body}"), &[Role::Moderator]).await;
    mo.publishes(&comment).await;
    world.pass(TimeDelta::minutes(11));
    world.work().await;
    let mail = world.mail().into_iter().find(|mail| mail.to == CAT).expect("a mail");
    let links = own_links(&mail.letter.plain());
    let stop = links.into_iter().find(|link| link.starts_with("/comments/stop/")).expect("a way");
    (comment, stop)
}

async fn wanting(world: &World) -> usize {
    let select = "SELECT id FROM comments WHERE notify = true";
    ask(world.context.database.read(), select).await.len()
}

async fn stopped(world: &World) -> usize {
    let select = "SELECT id FROM commenters WHERE suppressed_at IS NOT NULL";
    ask(world.context.database.read(), select).await.len()
}

both! {
    async fn to_open_the_link_changes_nothing_and_one_press_stops(world: &World) {
        let (_, stop) = told(world, "one").await;
        told(world, "two").await;
        let before = world.everything().await;
        let page = world.reader().get(&stop).await;
        page.assert_ok().assert_has("Stop emails about this comment");
        assert_eq!(page.header("Cache-Control"), Some("no-store"));
        assert_eq!(page.header("X-Robots-Tag"), Some("noindex"));
        assert_eq!(page.header("Referrer-Policy"), Some("same-origin"));
        assert_eq!(before, world.everything().await);
        for _ in 0..2 {
            world.reader().post(&stop, &[]).await.assert_ok().assert_has("no more emails about this comment");
        }
        assert_eq!((wanting(world).await, stopped(world).await), (1, 0));
        world.reader().post(&stop, &[("all", "true")]).await.assert_ok().assert_has("We will send no emails to your address");
        assert_eq!(stopped(world).await, 1);
        let lines = "SELECT detail FROM audit WHERE action = 'mail_stopped' ORDER BY id";
        let lines = ask(world.context.database.read(), lines).await;
        let details: Vec<_> = lines.iter().filter_map(|line| line["detail"].as_str()).collect();
        assert_eq!(details, ["one", "all"]);
    }

    async fn a_mail_program_stops_without_a_page(world: &World) {
        let (_, stop) = told(world, "one").await;
        let program = world.reader();
        let asking = program.ask(Method::Post, &stop).origin(None);
        let done = asking.body("multipart/form-data; boundary=x", ONE_CLICK).send().await;
        done.assert_ok();
        assert_eq!(wanting(world).await, 0);
        let (_, stop) = told(world, "two").await;
        let asking = program.ask(Method::Post, &stop).origin(None);
        let form = "application/x-www-form-urlencoded";
        asking.body(form, "List-Unsubscribe=One-Click").send().await.assert_ok();
        assert_eq!(wanting(world).await, 0);
        for origin in ["https://evil.example", "null"] {
            let asking = program.ask(Method::Post, &stop).origin(Some(origin));
            asking.fields(&[]).send().await.assert_status(403);
        }
        for wrong in ["/comments/stop/1-x", "/comments/stop/x"] {
            program.get(wrong).await.assert_status(404);
            program.post(wrong, &[]).await.assert_status(404);
        }
    }

    async fn a_mail_program_stops_however_it_sends_the_wish(world: &World) {
        let field = "List-Unsubscribe=One-Click";
        for (number, (kind, body)) in [
            ("", ""),
            ("", field),
            ("text/plain", ""),
            ("text/plain; charset=utf-8", field),
            ("application/x-www-form-urlencoded", ""),
            ("multipart/form-data; boundary=x", ""),
        ].into_iter().enumerate() {
            let (_, stop) = told(world, &format!("one {number}")).await;
            let program = world.reader();
            assert_eq!(wanting(world).await, 1, "{kind} {body}");
            program.ask(Method::Post, &stop).origin(None).body("text/plain", "Something else").send().await.assert_status(400);
            program.ask(Method::Post, &stop).origin(Some("https://evil.example")).body(kind, body).send().await.assert_status(403);
            assert_eq!(wanting(world).await, 1, "{kind} {body}");
            program.ask(Method::Post, &stop).origin(None).body(kind, body).send().await.assert_ok();
            assert_eq!(wanting(world).await, 0, "{kind} {body}");
        }
    }

    async fn an_owner_who_stopped_everything_gets_no_mail(world: &World) {
        let (_, stop) = told(world, "one").await;
        world.reader().post(&stop, &[("all", "true")]).await.assert_ok();
        let post = world.published("Another post").await;
        let fields = [("name", "Cat"), ("body", "More"), ("email", CAT), ("notify", "true")];
        let comment = world.reader().sends(&post, &fields).await;
        world.reader().post(&format!("{}/link", comment.receipt), &[]).await.assert_status(303);
        let mo = world.person("Mo Last", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert!(world.mail().iter().all(|mail| mail.to != CAT));
    }
}
