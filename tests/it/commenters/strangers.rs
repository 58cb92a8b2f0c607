//! What strangers can have sent to an address that they type: one mail a day, and none once its owner has
//! stopped them.

use crate::world::{World, ask, own_links};
use chrono::TimeDelta;
use fair_comment::{base::mail::SentMail, team::accounts::Role};
use rocket::{futures::future::join_all, http::Method};

const CAT: &str = "cat@example.com";
const WORDS: [&str; 2] = ["Mallory", "xylophone"];

/// Everything by which a stranger can call for mail to an address: a comment on a post and the ways to
/// its page, and the link to all comments.
async fn tries(world: &World, posts: &[crate::world::Published], number: usize) {
    let stranger = world.reader().from(&format!("198.51.{}.1", number % 12));
    let post = &posts[number % posts.len()];
    let body = format!("A xylophone, number {number}");
    let fields = [("name", WORDS[0]), ("body", body.as_str()), ("email", CAT), ("notify", "true")];
    let comment = stranger.sends(post, &fields).await;
    stranger.post(&format!("{}/link", comment.receipt), &[]).await.assert_status(303);
    stranger.post(&format!("{}comments/link", post.path), &fields).await.assert_ok();
    stranger.post("/comments/mine", &[("email", CAT)]).await.assert_ok();
    world.work().await;
}

/// The mail to the address since the last look.
fn to_cat(world: &World) -> Vec<SentMail> {
    world.mail().into_iter().filter(|mail| mail.to == CAT).collect()
}

async fn posts(world: &World) -> Vec<crate::world::Published> {
    let mut posts = Vec::new();
    for title in ["Why we print it", "Where it went", "Who reads it"] {
        posts.push(world.published(title).await);
    }
    posts
}

fn way_to_stop(mail: &SentMail) -> String {
    let stop = mail.letter.unsubscribe.clone().expect("a way to stop");
    let path = own_links(&stop).remove(0);
    assert!(own_links(&mail.letter.plain()).contains(&path), "{}", mail.letter.plain());
    assert!(mail.letter.plain().contains("Stop these emails"));
    path
}

both! {
    async fn an_unconfirmed_address_gets_one_mail_a_day_whatever_is_tried(world: &World) {
        let posts = posts(world).await;
        let mut mails = Vec::new();
        for number in 0..144 {
            tries(world, &posts, number).await;
            mails.extend(to_cat(world));
            if number == 71 {
                assert_eq!(mails.len(), 1, "after 72 tries in 24 hours");
            }
            world.pass(TimeDelta::minutes(20));
        }
        assert_eq!(mails.len(), 2, "after 144 tries in 48 hours");
        for mail in &mails {
            way_to_stop(mail);
            let all = format!("{} {}", mail.letter.subject, mail.letter.plain());
            assert!(WORDS.iter().all(|word| !all.contains(word)), "{all}");
        }
    }

    async fn none_comes_once_its_owner_has_stopped_it(world: &World) {
        let posts = posts(world).await;
        tries(world, &posts, 0).await;
        let stop = way_to_stop(&to_cat(world)[0]);
        let owner = world.reader();
        let before = world.everything().await;
        owner.get(&stop).await.assert_ok().assert_has("Stop all emails from this blog");
        assert_eq!(before, world.everything().await, "to open a link changes nothing");
        let program = owner.ask(Method::Post, &stop).origin(None);
        let form = "application/x-www-form-urlencoded";
        program.body(form, "List-Unsubscribe=One-Click").send().await.assert_ok();
        owner.get(&stop).await.assert_ok().assert_has("Emails are stopped").assert_has("our team cannot");
        for number in 1..73 {
            world.pass(TimeDelta::hours(1));
            tries(world, &posts, number).await;
        }
        assert_eq!(to_cat(world).len(), 0);
        // It holds when all else about the address is gone, on its date and at a wish.
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let fields = [("email", CAT), ("sure", "true")];
        mo.post("/desk/moderation/erasure", &fields).await.assert_ok();
        world.leave_mail();
        world.pass(TimeDelta::days(800));
        world.work().await;
        tries(world, &posts, 80).await;
        assert_eq!(to_cat(world).len(), 0, "the wish outlives everything else");
        owner.post(&stop, &[("start", "true")]).await.assert_ok().assert_has("Emails are started again");
        tries(world, &posts, 81).await;
        assert_eq!(to_cat(world).len(), 1);
        for wrong in ["/comments/emails/x", "/comments/emails/a.b"] {
            owner.get(wrong).await.assert_status(404);
            owner.post(wrong, &[]).await.assert_status(404);
        }
        let foreign = owner.ask(Method::Post, &stop).origin(Some("https://evil.example"));
        foreign.fields(&[]).send().await.assert_status(403);
    }

    async fn a_link_that_was_asked_for_does_not_come_once_mail_is_stopped(world: &World) {
        let posts = posts(world).await;
        tries(world, &posts, 0).await;
        let stop = way_to_stop(&to_cat(world)[0]);
        world.pass(TimeDelta::hours(25));
        world.reader().post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        let links = "SELECT id FROM mine_links WHERE email IS NOT NULL";
        assert_eq!(ask(world.context.database.read(), links).await.len(), 1, "one is to be mailed");
        world.reader().post(&stop, &[]).await.assert_ok().assert_has("Emails are stopped");
        world.work().await;
        assert_eq!(to_cat(world).len(), 0);
        assert!(ask(world.context.database.read(), links).await.is_empty(), "the address is forgotten");
    }

    async fn of_many_who_ask_at_once_one_has_a_mail_sent(world: &World) {
        let post = world.published("Why we print it").await;
        let send = async |number: usize| {
            let body = format!("Words {number}");
            let fields = [("name", "Mallory"), ("body", body.as_str()), ("email", CAT), ("notify", "true")];
            let stranger = world.reader().from(&format!("198.51.{number}.1"));
            stranger.sends(&post, &fields).await;
            stranger.post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        };
        join_all((0..12).map(send)).await;
        world.work().await;
        assert_eq!(to_cat(world).len(), 1);
    }

    async fn a_confirmed_address_is_mailed_as_before(world: &World) {
        let posts = posts(world).await;
        let cat = world.reader();
        let fields = [("name", "Cat"), ("body", "Mine"), ("email", CAT), ("notify", "true")];
        let comment = cat.sends(&posts[0], &fields).await;
        cat.confirms(&comment).await;
        for _ in 0..2 {
            cat.post("/comments/mine", &[("email", CAT)]).await.assert_ok();
        }
        cat.post(&format!("{}/link", comment.receipt), &[]).await.assert_status(303);
        world.work().await;
        assert_eq!(to_cat(world).len(), 2, "two links, and the page was mailed today");
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert_eq!(to_cat(world).len(), 1, "the decision");
    }

    async fn nothing_tells_a_known_address_from_any_other(world: &World) {
        let posts = posts(world).await;
        let stopped = [("name", "Dee"), ("body", "Words"), ("email", "dee@example.com"), ("notify", "true")];
        world.reader().sends(&posts[0], &stopped).await;
        world.work().await;
        let stop = way_to_stop(&world.mail()[0]);
        world.reader().post(&stop, &[]).await.assert_ok();
        tries(world, &posts, 0).await;
        world.mail();
        let links = "SELECT id FROM mine_links";
        let mut pages = Vec::new();
        let before = ask(world.context.database.read(), links).await.len();
        for email in [CAT, "dee@example.com", "no@example.com"] {
            let page = world.reader().from("203.0.113.7").post("/comments/mine", &[("email", email)]).await;
            pages.push((page.status, page.bytes));
        }
        assert!(pages.iter().all(|page| *page == pages[0]), "over the limit, stopped, unknown");
        let after = ask(world.context.database.read(), links).await.len();
        assert_eq!(after - before, 3, "as much is written for each");
        world.work().await;
        assert!(world.mail().is_empty());
    }
}
