//! Signing in and out, and everything that must not get in.

use crate::world::{Answer, PASSWORD, World, heard};
use fair_comment::{
    base::audit::By,
    team::accounts::{self, Role},
};

const REFUSED: &[&str] = &["Check your email address and password"];
const HASHED: &str = "a password is hashed";

/// Signs in as nobody yet known, and answers what came of it and how many hashes that took.
async fn tried(world: &World, email: &str, password: &str) -> (Answer, usize) {
    let (answer, log) = heard(world.reader().signs_in(email, password)).await;
    (answer, log.iter().filter(|line| line.contains(HASHED)).count())
}

both! {
    async fn a_person_signs_in_and_out(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.get("/desk/account").await.assert_ok().assert_has("ana.field@example.test");
        let out = ana.post("/desk/sign-out", &[]).await;
        out.assert_redirect("/desk/sign-in?out=1");
        assert_eq!(out.header("Clear-Site-Data"), Some("\"cache\", \"storage\""));
        assert!(ana.cookies().is_empty());
        ana.get("/desk/sign-in?out=1").await.assert_ok().assert_has("You have signed out.");
        assert!(!ana.is_signed_in().await);
        ana.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
    }

    async fn unknown_wrong_and_deactivated_look_alike_and_cost_one_hash_each(world: &World) {
        let (_, known) = world.add("Ana Field", &[Role::Moderator]).await;
        let (gone_id, gone) = world.add("Gus Gone", &[Role::Author]).await;
        world.add("Ada Admin", &[Role::Administrator]).await;
        let done = accounts::deactivate(&world.context, By::Operator, gone_id).await;
        done.expect("asked").expect("deactivated");
        let mut pages = Vec::new();
        for (email, password) in [
            (known.as_str(), "not the password at all"),
            ("nobody@example.test", "not the password at all"),
            ("no address", "not the password at all"),
            (&known, ""),
            (&gone, PASSWORD),
            (&known, &"long ".repeat(1000)),
            ("nobody@example.test", &"long ".repeat(1000)),
        ] {
            let (answer, hashes) = tried(world, email, password).await;
            answer.assert_refused(REFUSED);
            assert_eq!(hashes, 1, "{email:?}");
            assert!(answer.headers("Set-Cookie").next().is_none());
            let typed = answer.attributes("#email", "value").concat();
            assert_eq!(typed, email);
            let page = answer.body();
            assert!(!page.contains("not the password"), "a password is never sent back");
            pages.push(page.replace(&format!("value=\"{email}\""), "value=\"\""));
        }
        pages.dedup();
        assert_eq!(pages.len(), 1, "the pages differ");
        let (answer, hashes) = tried(world, &known, PASSWORD).await;
        answer.assert_redirect("/desk/");
        assert_eq!(hashes, 1, "a hash of today's is not made anew");
        // Nobody's address tells nobody anything.
        for password in ["", PASSWORD] {
            let (answer, hashes) = tried(world, " ", password).await;
            answer.assert_refused(&["Enter your email address"]);
            assert_eq!(hashes, 0);
        }
    }

    async fn the_address_is_taken_in_any_letters_and_the_password_as_typed(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let loud = format!(" {} ", email.to_uppercase());
        world.reader().signs_in(&loud, PASSWORD).await.assert_redirect("/desk/");
        for near in [format!("{PASSWORD} "), format!(" {PASSWORD}"), PASSWORD.to_uppercase()] {
            world.reader().signs_in(&email, &near).await.assert_refused(REFUSED);
        }
    }

    async fn signing_in_leads_on_to_the_desk_and_nowhere_else(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let stranger = world.reader();
        let asked = stranger.get("/desk/account?done=profile").await;
        assert!(asked.asks_to_sign_in(), "{asked:?}");
        let page = stranger.get(asked.location()).await;
        let next = page.attributes("input[name=next]", "value").concat();
        assert_eq!(next, "/desk/account?done=profile");
        let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", next.as_str())];
        stranger.post("/desk/sign-in", &fields).await.assert_redirect("/desk/account?done=profile");
        for next in ELSEWHERE {
            let address = format!("/desk/sign-in?next={}", encoded(next));
            let location = stranger.get(&address).await.location().to_owned();
            assert_eq!(location, "/desk/", "{next:?}, signed in already");
        }
    }

    async fn a_form_that_names_another_place_to_go_on_to_leads_to_the_desk(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        for next in ELSEWHERE {
            let fields = [("email", email.as_str()), ("password", PASSWORD), ("next", *next)];
            let answer = world.reader().post("/desk/sign-in", &fields).await;
            assert_eq!(answer.location(), "/desk/", "{next:?}");
        }
    }

    async fn a_planted_cookie_never_becomes_a_session(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let stranger = world.reader();
        stranger.set_cookie("session", "planted");
        stranger.signs_in(&email, PASSWORD).await.assert_redirect("/desk/");
        assert_ne!(stranger.cookies()["session"], "planted");
        let eve = world.reader();
        eve.set_cookie("session", "planted");
        assert!(!eve.is_signed_in().await);
        // What the database keeps of a session is of no use as a cookie.
        let sessions = &world.everything().await["sessions"];
        let hash = sessions[0].split("\"token_hash\":\"").nth(1).expect("a hash");
        eve.set_cookie("session", hash.split('"').next().expect("a hash"));
        assert!(!eve.is_signed_in().await);
    }

    async fn each_session_has_a_token_of_its_own_and_the_database_holds_none(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let first = ana.cookies()["session"].clone();
        let elsewhere = world.reader();
        elsewhere.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let second = elsewhere.cookies()["session"].clone();
        assert_ne!(first, second);
        assert!(first.len() >= 43, "256 bits in six-bit letters");
        assert_ne!(ana.csrf(), elsewhere.csrf());
        let everything = format!("{:?}", world.everything().await);
        for secret in [first.as_str(), &second, &ana.csrf(), PASSWORD] {
            assert!(!everything.contains(secret));
        }
    }

    async fn what_was_typed_never_reaches_the_log(world: &World) {
        let (_, email) = world.add("Ana Field", &[Role::Moderator]).await;
        let ((), log) = heard(async {
            let stranger = world.reader();
            stranger.signs_in(&email, "a wrong password of mine").await;
            stranger.signs_in(&email, PASSWORD).await;
            stranger.get("/desk/sign-in?next=%2Fdesk%2Fsecret-token").await;
            stranger.get("/desk/set-up/secret-token").await;
        })
        .await;
        let log = log.join("\n");
        assert!(log.contains("answered"), "the log is heard: {log}");
        for secret in [&email, "a wrong password of mine", PASSWORD, "secret-token", "198.51."] {
            assert!(!log.contains(secret), "“{secret}” is in the log: {log}");
        }
    }
}

/// Places that a form must not send anybody to.
const ELSEWHERE: &[&str] = &[
    "https://evil.example/desk/",
    "//evil.example/desk/",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/desk/\\evil.example",
    "/desk/..//evil.example",
    "/desk//evil.example",
    "/deskevil",
    "/desk@evil.example",
    "desk/",
    "javascript:alert(1)",
    "data:text/html,x",
    "http:evil.example",
    "/desk/\r\nSet-Cookie: session=planted",
    "/desk/\nLocation: //evil.example",
    "/desk/\tx",
    "/desk/\u{e9}",
    "/desk/ x",
    "%2f%2fevil.example",
    "/",
    "",
];

fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}
