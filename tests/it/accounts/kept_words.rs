//! What someone wrote while their session ended: kept for them, within bounds, and for nobody else.

use crate::world::{Answer, Browser, PASSWORD, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use rocket::http::Method;

const FORM: &str = "application/x-www-form-urlencoded";

/// Signs in by the page that says that the words are kept.
async fn signs_in_by(page: &Answer, browser: &Browser<'_>, email: &str) -> Answer {
    let kept = page.attributes("input[name=kept]", "value").concat();
    assert!(!kept.is_empty(), "{page:?}");
    let fields = [("email", email), ("password", PASSWORD), ("kept", &kept)];
    browser.post("/desk/sign-in", &fields).await
}

async fn kept(world: &World) -> usize {
    ask(world.context.database.read(), "SELECT id FROM kept_words").await.len()
}

both! {
    async fn a_whole_post_is_kept_and_the_sign_in_page_stays_small(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let csrf = ana.csrf();
        world.pass(TimeDelta::hours(1));
        let words = "Fair & square, 100% – ".repeat(40_000);
        let page = ana.post("/desk/posts/", &[("title", "Tides"), ("body", &words)]).await;
        page.assert_status(401).assert_has("We have kept what you wrote");
        assert!(page.body().len() < 20_000, "{} bytes", page.body().len());
        // A slip of the fingers, and the page that follows still has the code.
        let code = page.attributes("input[name=kept]", "value").concat();
        let slip = [("email", ana.email.as_str()), ("password", "a slip"), ("kept", &code)];
        let page = ana.post("/desk/sign-in", &slip).await;
        page.assert_status(422).assert_has("We have kept what you wrote");
        let shown = signs_in_by(&page, &ana, &ana.email).await;
        assert_eq!(shown.assert_ok().select("textarea").concat().trim(), words.trim());
        // Neither the code nor the token of the session that ended is in the database.
        let rows = world.everything().await["kept_words"].concat();
        assert!(!rows.contains(&code) && !rows.contains(&csrf) && rows.contains("Tides"));
    }

    async fn words_can_be_shown_again_for_ten_minutes_and_are_gone_after_that(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let page = ana.post("/desk/account/profile", &[("name", "Ana <Marsh>")]).await;
        for _ in 0..2 {
            let shown = signs_in_by(&page, &ana, &ana.email).await;
            let values = shown.assert_ok().attributes("main form input[name=name]", "value");
            assert_eq!(values, ["Ana <Marsh>"]);
        }
        world.pass(TimeDelta::minutes(11));
        signs_in_by(&page, &ana, &ana.email).await.assert_redirect("/desk/");
        world.pass(TimeDelta::days(1));
        world.work().await;
        assert_eq!(kept(world).await, 0);
        world.leave_mail();
    }

    async fn words_that_nobody_comes_back_for_are_gone_in_twelve_hours(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let page = ana.post("/desk/account/profile", &[("name", "Ana <Marsh>")]).await;
        world.pass(TimeDelta::hours(13));
        signs_in_by(&page, &ana, &ana.email).await.assert_redirect("/desk/");
        world.pass(TimeDelta::days(1));
        world.work().await;
        assert_eq!(kept(world).await, 0);
        world.leave_mail();
    }

    async fn an_ended_session_keeps_five_forms_and_a_person_eight_megabytes(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let bo = world.person("Bo Hill", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let first = ana.post("/desk/account/profile", &[("name", "first")]).await;
        for _ in 0..5 {
            ana.post("/desk/account/profile", &[("name", "later")]).await.assert_status(401);
        }
        assert_eq!(kept(world).await, 5);
        bo.post("/desk/account/profile", &[("name", "Bo")]).await.assert_status(401);
        let large = "x".repeat(2_000_000);
        for _ in 0..5 {
            ana.post("/desk/account/profile", &[("name", &large)]).await.assert_status(401);
        }
        assert_eq!(kept(world).await, 4 + 1);
        // The oldest has gone, and nobody is the worse for it.
        signs_in_by(&first, &ana, &ana.email).await.assert_redirect("/desk/");
    }

    async fn a_stranger_can_keep_nothing(world: &World) {
        let post = world.reader();
        post.set_cookie("session", "planted");
        for stranger in [world.reader(), post] {
            let large = vec![b'a'; 3_000_000];
            let asking = stranger.ask(Method::Post, "/desk/account/profile").body(FORM, large);
            // Had it been read, it would be too large.
            asking.send().await.assert_status(401).assert_has("You have been signed out");
        }
        assert_eq!(kept(world).await, 0);
    }
}
