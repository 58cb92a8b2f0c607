//! The settings page of the blog: its refusals, and two people who save at once.

use crate::world::Person;
use fair_comment::team::accounts::Role;

const GOOD: [(&str, &str); 8] = [
    ("name", "Fair winds"),
    ("purpose", "What we learn"),
    ("organisation", "Department of Tides"),
    ("contact", "Tides@Example.test"),
    ("accent", "#123456"),
    ("email_required", "true"),
    ("replies", "team"),
    ("version", "1"),
];

fn with<'a>(name: &str, value: &'a str) -> Vec<(&'static str, &'a str)> {
    GOOD.iter().map(|&(key, old)| (key, if key == name { value } else { old })).collect()
}

async fn saves(ada: &Person<'_>, fields: &[(&str, &str)]) -> crate::world::Answer {
    ada.post("/desk/settings", fields).await
}

both! {
    async fn saved_settings_are_on_the_next_page(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        saves(&ada, &GOOD).await.assert_redirect("/desk/settings?done=1");
        let page = ada.get("/desk/settings?done=1").await;
        page.assert_ok().assert_has("Settings saved").assert_has("Fair winds: desk");
        for (field, value) in &GOOD[..5] {
            let shown = page.attributes(&format!("#{field}"), "value");
            assert_eq!(shown.concat().to_lowercase(), value.to_lowercase(), "{field}");
        }
        assert_eq!(page.attributes("input[type=radio][checked]", "value"), ["team"]);
        let theme = world.reader().get("/theme.css").await;
        assert!(theme.assert_ok().body().contains("--accent: #123456"), "{theme:?}");
        world.reader().get("/desk/sign-in").await.assert_has("Department of Tides");
    }

    async fn mistakes_are_named_and_every_word_is_kept(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let before = world.everything().await;
        let name = "n".repeat(61);
        for (field, value, mistake) in [
            ("name", "", "Enter a name for the blog"),
            ("name", name.as_str(), "Name must be 60 characters or less. You entered 61"),
            ("contact", "x", "Enter an email address in the correct format, like name@example.com"),
            ("accent", "red", "Enter a colour as # and 6 letters or numbers, like #143f3a"),
            ("accent", "#143f3a;}", "Enter a colour as # and 6 letters or numbers, like #143f3a"),
            ("accent", "+12345", "Enter a colour as # and 6 letters or numbers, like #143f3a"),
            ("accent", "#ffdd00", "Choose a darker colour. White text on #ffdd00 has a contrast of 1.3 to 1, and needs at least 4.5 to 1"),
            ("replies", "", "Select who can reply to comments"),
        ] {
            let page = saves(&ada, &with(field, value)).await;
            page.assert_refused(&[mistake]);
            assert_eq!(page.attributes("#purpose", "value"), ["What we learn"]);
        }
        assert_eq!(before, world.everything().await);
    }

    async fn the_second_of_two_who_save_is_told_and_loses_no_word(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        saves(&ada, &with("purpose", "Ada's")).await.assert_status(303);
        let page = saves(&eve, &with("purpose", "Eve's")).await;
        page.assert_status(409).assert_has("Someone else saved the settings");
        assert_eq!(page.attributes("#purpose", "value"), ["Eve's"]);
        world.reader().get("/desk/sign-in").await;
        assert!(world.everything().await["site"].concat().contains("Ada's"));
        // To save once more is to have seen it.
        let version = page.attributes("input[name=version]", "value").concat();
        let mut fields = with("purpose", "Eve's");
        fields[7].1 = &version;
        saves(&eve, &fields).await.assert_status(303);
        assert!(world.everything().await["site"].concat().contains("Eve's"));
    }

    async fn a_version_that_is_no_number_is_refused(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        for version in ["x", "", "99999999999999999999"] {
            saves(&ada, &with("version", version)).await.assert_status(400);
        }
        saves(&ada, &with("version", "0")).await.assert_status(409);
    }
}
