//! What somebody tried to break in with, and what holds now.

use crate::world::{PASSWORD, ask, sent};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::futures::future::join_all;

both! {
    async fn many_guesses_at_once_are_no_more_than_one_after_the_other(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let guesser = world.reader();
        let guesses = (0..40).map(|_| guesser.signs_in(&email, "not the password at all"));
        let answers = join_all(guesses).await;
        let tried = answers.iter().filter(|answer| answer.status == 422).count();
        let stopped = answers.iter().filter(|answer| answer.status == 429).count();
        assert_eq!((tried, stopped), (10, 30));
        world.reader().signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn many_comments_at_once_keep_to_the_rate(world: &World) {
        let post = world.published("Why we print it").await;
        let office = world.reader();
        let path = format!("{}comments", post.path);
        let bodies: Vec<String> = (0..20).map(|number| format!("Comment {number}")).collect();
        let asked = bodies.iter().map(|body| {
            let fields = [("name", "Cat"), ("body", body.as_str())];
            let (office, path) = (&office, &path);
            async move { office.post(path, &fields).await.status }
        });
        let taken = join_all(asked).await.into_iter().filter(|status| *status == 303).count();
        assert_eq!(taken, 5);
    }

    async fn two_administrators_cannot_demote_each_other(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let bo = world.person("Bo Admin", &[Role::Administrator]).await;
        let at_bo = format!("/desk/people/{}/roles", bo.id);
        let at_ada = format!("/desk/people/{}/roles", ada.id);
        let fields = [("role", "author")];
        let answers = join_all([ada.post(&at_bo, &fields), bo.post(&at_ada, &fields)]).await;
        assert!(answers.iter().any(|answer| answer.status == 303));
        let left = "SELECT person_id FROM person_roles WHERE role = 'administrator'";
        assert_eq!(ask(world.context.database.read(), left).await.len(), 1);
    }

    async fn a_long_chain_of_replies_is_shown_and_ends(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cat", "First").await;
        mo.publishes(&first).await;
        // Keys are given out in order, so each reply answers the one before it.
        for last in first.id..first.id + 40 {
            let path = format!("/desk/moderation/comments/{last}/reply");
            let reply = format!("Reply {}", last - first.id);
            assert_eq!(mo.post(&path, &[("reply", &reply)]).await.status, 303);
        }
        let page = world.reader().get(&post.path).await;
        page.assert_has("41 comments").assert_has("Show the other 30 replies");
        let further = format!("{}comments/{}/replies", post.path, first.id);
        world.reader().get(&further).await.assert_has("Reply 39");
        let deepest = ask(world.context.database.read(), "SELECT depth FROM comments ORDER BY depth DESC LIMIT 1").await;
        assert_eq!(deepest[0]["depth"], 20);
    }

    async fn a_private_page_is_private_however_its_address_is_spelt(world: &World) {
        let ana = world.person("Ana Field", &[Role::Administrator, Role::Moderator]).await;
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Hello there").await;
        let receipt = comment.receipt.replace("/comments/", "/%63omments/");
        for path in ["//desk/account", "/%64esk/people", "/%64esk/moderation/", &receipt] {
            let answer = ana.get(path).await;
            if answer.status == 200 {
                assert_eq!(answer.header("Cache-Control"), Some("no-store"), "{path}");
                assert_eq!(answer.header("X-Robots-Tag"), Some("noindex"), "{path}");
            }
        }
    }

    async fn a_password_is_never_carried_through_the_sign_in_page(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let fields = [("current", PASSWORD), ("password", "a new and secret one")];
        let answer = ana.post("/desk/account/password", &fields).await;
        answer.assert_status(401);
        assert!(!answer.body().contains("secret"));
    }

    async fn guesses_of_ones_own_password_are_counted(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let fields = [("current", "a wrong one"), ("password", "velvet harbour otter dusk")];
        for _ in 0..10 {
            ana.post("/desk/account/password", &fields).await.assert_status(422);
        }
        ana.post("/desk/account/password", &fields).await.assert_status(429);
    }

    async fn two_strangers_who_write_the_same_do_not_share_a_receipt(world: &World) {
        let post = world.published("Why we print it").await;
        let one = world.reader().comments(&post, "Anon", "I agree").await;
        let fields = [("name", "Anon"), ("body", "I agree")];
        let other = world.reader().post(&format!("{}comments", post.path), &fields).await;
        let other = sent(&other);
        assert_ne!((other.id, &other.receipt), (one.id, &one.receipt));
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.get("/desk/moderation/").await.assert_has("2 comments say this: decide together");
    }

    async fn nobody_finds_out_by_guessing_which_address_a_comment_was_sent_with(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let body = "It is the other way round";
        let fields = |email| [("name", "Anon Insider"), ("body", body), ("email", email)];
        let insider = world.reader().sends(&post, &fields("insider@example.com")).await;
        mo.publishes(&insider).await;
        let path = format!("{}comments", post.path);
        let guesses = ["insider@example.com", "somebody.else@example.com"];
        // While comments are taken, each guess is a comment like any other.
        for email in guesses {
            sent(&world.reader().post(&path, &fields(email)).await);
        }
        // Where they are not, nothing is told but that.
        let stranger = world.reader();
        let limit = world.context.settings.rates.a_minute;
        for number in 0..limit {
            let words = format!("Words {number}");
            let own = [("name", "Nobody"), ("body", &words), ("email", "own@example.com")];
            stranger.sends(&post, &own).await;
        }
        for email in guesses {
            let late = stranger.post(&path, &fields(email)).await;
            late.assert_status(429).assert_has("Too many comments at once");
        }
        world.run("UPDATE posts SET comments = 'closed'").await;
        for email in guesses {
            let late = world.reader().post(&path, &fields(email)).await;
            late.assert_status(409).assert_has("Comments have closed");
        }
        // The writer, from the same network with the same address, is told.
        let again = [("name", "Nobody"), ("body", "Words 0"), ("email", "own@example.com")];
        world.pass(TimeDelta::minutes(11));
        stranger.post(&path, &again).await.assert_status(409).assert_has("We already have this comment");
        world.leave_mail();
        world.work().await;
    }

    async fn a_comment_is_changed_ten_times_and_no_more(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Words").await;
        for number in 1..=10 {
            let (body, version) = (format!("Words {number}"), number.to_string());
            let fields = [("body", body.as_str()), ("version", version.as_str())];
            assert_eq!(cat.post(&comment.receipt, &fields).await.status, 303);
        }
        let fields = [("body", "Once more"), ("version", "11")];
        cat.post(&comment.receipt, &fields).await.assert_status(422).assert_has("Once more");
    }

    async fn a_comment_on_a_withdrawn_post_is_not_published_or_answered(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let post = world.published("A title").await;
        let waiting = world.reader().comments(&post, "Cat", "Waiting").await;
        let answered = world.reader().comments(&post, "Dee", "Published").await;
        mo.publishes(&answered).await;
        let withdrawal = format!("/desk/posts/{}/withdrawal", post.id);
        assert_eq!(ed.post(&withdrawal, &[("reason", "Wrong figures.")]).await.status, 303);
        mo.decides(waiting.id, "publication", 1, &[]).await.assert_status(409);
        let reply = format!("/desk/moderation/comments/{}/reply", answered.id);
        mo.post(&reply, &[("reply", "Thank you")]).await.assert_status(422);
    }

    async fn signing_in_anew_ends_the_session_that_was_there(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let old = ana.cookies();
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let thief = world.reader();
        for (name, value) in &old {
            thief.set_cookie(name, value);
        }
        assert!(!thief.is_signed_in().await);
        assert!(ana.is_signed_in().await);
    }
}

#[test]
fn what_lies_on_the_disk_is_its_owners_alone() {
    use fair_comment::{
        app,
        base::{
            clock::Clock,
            settings::{Settings, gather},
        },
        team::site::Site,
    };
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("data/blog.db");
    let flags = std::collections::BTreeMap::from([
        ("DATABASE_URL", format!("sqlite://{}", file.display())),
        ("MAIL_URL", "memory:".to_owned()),
    ]);
    let settings =
        Settings::from_values(&gather(&flags, [], None).expect("settings")).expect("usable");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let mode =
        |path: &std::path::Path| path.metadata().expect("there").permissions().mode() & 0o777;
    runtime.block_on(async {
        let opened = app::open(settings.clone(), Clock::System, &Site::default()).await;
        opened.expect("open").database.clone().close().await.expect("closed");
        assert_eq!(mode(&folder.path().join("data")), 0o700);
        assert_eq!(mode(&file), 0o600);
        let key = file.with_extension("key");
        assert_eq!(mode(&key), 0o600);
        std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).expect("set");
        let refused =
            app::open(settings, Clock::System, &Site::default()).await.expect_err("refused");
        assert!(format!("{refused:#}").contains("chmod 600"), "{refused:#}");
    });
}
