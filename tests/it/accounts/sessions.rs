//! How long a session lasts, and what ends it.

use crate::world::PASSWORD;
use chrono::TimeDelta;
use fair_comment::{
    base::audit::By,
    team::accounts::{self, Role},
};

both! {
    async fn a_session_ends_when_it_is_not_used_for_half_an_hour(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for _ in 0..3 {
            world.pass(TimeDelta::minutes(29));
            assert!(ana.is_signed_in().await);
        }
        world.pass(TimeDelta::minutes(30));
        assert!(!ana.is_signed_in().await);
        // It does not come back to life.
        assert!(!ana.is_signed_in().await);
    }

    async fn a_session_ends_after_twelve_hours_however_much_it_is_used(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for _ in 0..35 {
            world.pass(TimeDelta::minutes(20));
            assert!(ana.is_signed_in().await);
        }
        world.pass(TimeDelta::minutes(20));
        assert!(!ana.is_signed_in().await);
    }

    async fn a_form_sent_after_the_session_has_ended_is_refused_in_words(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let mut before = world.everything().await;
        let answer = ana.post("/desk/account/profile", &[("name", "Ana Marsh")]).await;
        answer.assert_status(401).assert_has("Sign in");
        let mut after = world.everything().await;
        // The words are kept for her, and nothing else is done with them.
        before.remove("kept_words");
        assert_eq!(after.remove("kept_words").map(|rows| rows.len()), Some(1));
        assert_eq!(before, after);
    }

    async fn what_was_written_while_the_session_ended_is_shown_again_to_the_same_person(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let eve = world.person("Eve Marsh", &[Role::Moderator]).await;
        world.pass(TimeDelta::hours(1));
        let page = ana.post("/desk/account/profile", &[("name", "Ana <Marsh>"), ("job", "x")]).await;
        page.assert_status(401);
        let kept: Vec<(String, String)> = page
            .attributes("form input[type=hidden]", "name")
            .into_iter()
            .zip(page.attributes("form input[type=hidden]", "value"))
            .collect();
        let fields = |email: &str| {
            let mut fields = kept.clone();
            fields.extend([("email", email), ("password", PASSWORD)].map(|(name, value)| {
                (name.to_owned(), value.to_owned())
            }));
            fields
        };
        // Somebody else signs in with it: not one word is shown.
        let mine = fields(&eve.email);
        let mine: Vec<(&str, &str)> = mine.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let answer = world.reader().post("/desk/sign-in", &mine).await;
        assert!(answer.status == 303 && !answer.body().contains("Marsh>"), "{answer:?}");
        let mine = fields(&ana.email);
        let mine: Vec<(&str, &str)> = mine.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let shown = ana.post("/desk/sign-in", &mine).await;
        let values = shown.assert_ok().attributes("input", "value");
        assert!(values.contains(&"Ana <Marsh>".to_owned()), "{shown:?}");
        // It was shown and not sent.
        let people = world.everything().await["people"].concat();
        assert!(!people.contains("Ana <Marsh>"), "{people}");
    }

    async fn signing_out_ends_the_session_and_not_only_the_cookie(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let thief = world.reader();
        thief.set_cookie("session", &ana.cookies()["session"]);
        assert!(thief.is_signed_in().await);
        ana.post("/desk/sign-out", &[]).await.assert_redirect("/desk/sign-in?out=1");
        assert!(!thief.is_signed_in().await);
    }

    async fn a_person_sees_and_ends_their_other_sessions_and_nobody_elses(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let bo = world.person("Bo Hill", &[Role::Moderator]).await;
        let phone = world.reader().always("User-Agent", "Mozilla/5.0 (iPhone) Safari/604.1");
        phone.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let page = ana.get("/desk/account").await;
        let devices = page.select(".fc-rows h3");
        assert_eq!(devices.len(), 2, "{page:?}");
        assert!(devices.contains(&"Safari on iPhone".to_owned()), "{devices:?}");
        let actions = page.attributes("form[action^='/desk/account/sessions/']", "action");
        assert_eq!(actions.len(), 1, "this session has no button: {actions:?}");
        bo.post(&actions[0], &[]).await.assert_status(404);
        assert!(phone.is_signed_in().await);
        ana.post(&actions[0], &[]).await.assert_redirect("/desk/account?done=sessions");
        assert!(!phone.is_signed_in().await && ana.is_signed_in().await);
        ana.post(&actions[0], &[]).await.assert_status(404);
        for number in ["0", "-1", "x", "99999999999999999999", "9223372036854775807"] {
            let address = format!("/desk/account/sessions/{number}");
            ana.post(&address, &[]).await.assert_status(404);
        }
    }

    async fn all_other_sessions_end_at_once(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let bo = world.person("Bo Hill", &[Role::Moderator]).await;
        let others = [world.reader(), world.reader()];
        for other in &others {
            other.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        }
        ana.post("/desk/account/sessions", &[]).await.assert_redirect("/desk/account?done=sessions");
        assert!(ana.is_signed_in().await && bo.is_signed_in().await);
        for other in &others {
            assert!(!other.is_signed_in().await);
        }
    }

    async fn the_eleventh_session_ends_the_one_not_used_for_longest(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut browsers = Vec::new();
        for _ in 0..10 {
            world.pass(TimeDelta::minutes(2));
            let browser = world.reader();
            browser.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
            browsers.push(browser);
        }
        assert!(!ana.is_signed_in().await);
        for browser in &browsers {
            assert!(browser.is_signed_in().await);
        }
    }

    async fn whatever_changes_a_persons_rights_ends_their_sessions(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let address = |what: &str| format!("/desk/people/{}/{what}", ana.id);
        let done = |what: &str| format!("/desk/people/{}?done={what}", ana.id);

        let roles = [("role", "author"), ("role", "moderator")];
        ada.post(&address("roles"), &roles).await.assert_redirect(&done("roles"));
        assert!(!ana.is_signed_in().await);
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");

        ada.post(&address("deactivation"), &[]).await.assert_redirect(&done("deactivated"));
        assert!(!ana.is_signed_in().await);
        ana.signs_in(&ana.email, PASSWORD).await.assert_status(422);

        ada.post(&address("reactivation"), &[]).await.assert_redirect(&done("reactivated"));
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");

        let new = accounts::Password::new("granite otter violin dusk", &[]).expect("good");
        accounts::reset_password(&world.context, By::Operator, ana.id, &new).await.expect("reset");
        assert!(!ana.is_signed_in().await);
        ana.signs_in(&ana.email, PASSWORD).await.assert_status(422);
        ana.signs_in(&ana.email, "granite otter violin dusk").await.assert_redirect("/desk/");
    }
}
