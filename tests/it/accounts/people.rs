//! Administrators add people, give roles, deactivate; and what they are kept from.

use crate::world::{PASSWORD, Person, ask};
use fair_comment::team::accounts::Role;

const GOOD: [(&str, &str); 5] = [
    ("name", "Bo Hill"),
    ("email", "Bo.Hill@Example.test"),
    ("password", "granite otter violin dusk"),
    ("job", "Writer"),
    ("role", "author"),
];

/// The good form with one field put another way.
async fn with(ada: &Person<'_>, name: &str, value: &str) -> crate::world::Answer {
    let fields: Vec<(&str, &str)> =
        GOOD.iter().map(|&(key, old)| (key, if key == name { value } else { old })).collect();
    ada.post("/desk/people", &fields).await
}

both! {
    async fn an_administrator_adds_a_person_who_can_sign_in(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        ada.post("/desk/people", &GOOD).await.assert_redirect("/desk/people/?done=added");
        let page = ada.get("/desk/people/?done=added").await;
        page.assert_ok().assert_has("Person added").assert_has("bo.hill@example.test");
        let bo = world.reader();
        let answer = bo.signs_in("bo.hill@example.test", "granite otter violin dusk").await;
        // An administrator knows the password, so another is chosen first.
        answer.assert_redirect("/desk/account");
        bo.get("/desk/account").await.assert_has("You have a temporary password");
        let own = [("current", "granite otter violin dusk"), ("password", PASSWORD)];
        bo.post("/desk/account/password", &own).await.assert_status(303);
        assert!(!bo.get("/desk/account").await.has("temporary password"));
        bo.signs_in("bo.hill@example.test", PASSWORD).await.assert_redirect("/desk/");
        bo.get("/desk/people/").await.assert_status(403).assert_has("administrator");
    }

    async fn mistakes_are_named_and_every_word_but_the_password_is_kept(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        let address = "Enter an email address in the correct format, like name@example.com";
        for (name, value, mistake) in [
            ("name", "", "Enter a name"),
            ("email", "", address),
            ("email", "bo", address),
            ("email", "bo@example.test\r\nBcc: eve@example.test", address),
            ("email", "ada.admin@example.test", "Someone with this email address already has an account"),
            ("password", "short", "Password must be 12 characters or more"),
            ("role", "root", "a role is administrator, editor, author or moderator"),
        ] {
            let page = with(&ada, name, value).await;
            page.assert_refused(&[mistake]);
            assert_eq!(page.attributes("#job", "value"), ["Writer"]);
            assert_eq!(page.attributes("input[type=password]", "value").concat(), "");
        }
        let none: Vec<(&str, &str)> = GOOD[..4].to_vec();
        ada.post("/desk/people", &none).await.assert_refused(&["Select at least one role"]);
        assert_eq!(before, world.everything().await);
    }

    async fn two_people_of_one_name_have_pages_of_their_own(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        with(&ada, "email", "one@example.test").await.assert_status(303);
        with(&ada, "email", "two@example.test").await.assert_status(303);
        let everything = world.everything().await["people"].join("\n");
        assert!(everything.contains("\"bo-hill\"") && everything.contains("\"bo-hill-2\""));
    }

    async fn somebody_must_be_left_to_administer_the_blog(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let address = |what: &str| format!("/desk/people/{}/{what}", ada.id);
        let before = world.everything().await;
        let page = ada.post(&address("roles"), &[("role", "author")]).await;
        page.assert_status(422).assert_has("Make someone else an administrator first");
        let page = ada.post(&address("deactivation"), &[]).await;
        page.assert_status(409).assert_has("Make someone else an administrator first");
        ada.post(&address("roles"), &[]).await.assert_refused(&["Select at least one role"]);
        assert_eq!(before, world.everything().await);

        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        eve.post(&address("deactivation"), &[]).await.assert_status(303);
        assert!(!ada.is_signed_in().await);
        let page = eve.post(&format!("/desk/people/{}/deactivation", eve.id), &[]).await;
        page.assert_status(409);
    }

    async fn nobody_is_found_at_a_number_that_is_nobodys(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        for number in ["0", "-1", "x", "1.5", "9223372036854775807", "9223372036854775808", "%00", "1%2f2"] {
            ada.get(&format!("/desk/people/{number}")).await.assert_status(404);
            for what in ["roles", "deactivation", "reactivation", "details", "password"] {
                let address = format!("/desk/people/{number}/{what}");
                ada.post(&address, &[("role", "author")]).await.assert_status(404);
            }
        }
        assert_eq!(before, world.everything().await);
    }

    async fn each_change_leaves_a_line_in_the_record(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.post("/desk/account/password", &[("current", PASSWORD), ("password", GOOD[2].1)]).await;
        let address = |what: &str| format!("/desk/people/{}/{what}", ana.id);
        ada.post(&address("roles"), &[("role", "editor")]).await.assert_status(303);
        ada.post(&address("deactivation"), &[]).await.assert_status(303);
        ada.post(&address("reactivation"), &[]).await.assert_status(303);
        let lines = format!(
            "SELECT action, person_id, detail FROM audit WHERE subject = 'person' AND subject_id = {} ORDER BY id",
            ana.id
        );
        let lines = ask(world.context.database.read(), &lines).await;
        let shown: Vec<(&str, Option<i64>, &str)> = lines
            .iter()
            .map(|line| {
                let text = |column: &str| line[column].as_str().expect("text");
                (text("action"), line["person_id"].as_i64(), text("detail"))
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("person_added", None, "moderator"),
                ("signed_in", Some(ana.id.0), ""),
                ("password_changed", Some(ana.id.0), ""),
                ("roles_changed", Some(ada.id.0), "editor"),
                ("person_deactivated", Some(ada.id.0), ""),
                ("person_reactivated", Some(ada.id.0), ""),
            ]
        );
    }
}
