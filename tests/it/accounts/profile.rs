//! One's own account: what readers see, and the password.

use crate::world::PASSWORD;
use fair_comment::team::accounts::Role;

const NEW: &str = "granite otter violin dusk";

both! {
    async fn a_person_changes_what_readers_see_of_them(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let fields = [("name", "Ana Marsh"), ("job", "Editor"), ("biography", "Line\r\nline <b>")];
        ana.post("/desk/account/profile", &fields).await.assert_redirect("/desk/account?done=profile");
        let page = ana.get("/desk/account?done=profile").await;
        page.assert_ok().assert_has("Details saved").assert_has("Ana Marsh");
        assert_eq!(page.attributes("#job", "value"), ["Editor"]);
        assert_eq!(page.select("#biography"), ["Line line <b>"]);
    }

    async fn mistakes_in_the_details_are_named_and_every_word_is_kept(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let long = "j".repeat(101);
        let fields = [("name", " \u{200b} "), ("job", &long), ("biography", "still here")];
        let before = world.everything().await;
        let page = ana.post("/desk/account/profile", &fields).await;
        page.assert_refused(&["Enter a name", "Job must be 100 characters or less. You entered 101"]);
        assert_eq!(page.attributes("#job", "value"), [long.as_str()]);
        assert_eq!(page.select("#biography"), ["still here"]);
        assert!(page.select("title").concat().starts_with("Error: "), "{page:?}");
        for name in ["Two\nlines", "Bell\u{7}", &format!("Z{}", "\u{301}".repeat(11)), &"n".repeat(61)] {
            let fields = [("name", name), ("job", ""), ("biography", "")];
            ana.post("/desk/account/profile", &fields).await.assert_status(422);
        }
        assert_eq!(before, world.everything().await);
    }

    async fn text_that_looks_like_a_page_is_shown_as_text(world: &World) {
        let ana = world.person("Ana Field", &[Role::Administrator]).await;
        let name = "<script>\"'&amp;</script>";
        let fields = [("name", name), ("job", name), ("biography", "</textarea><script>")];
        ana.post("/desk/account/profile", &fields).await.assert_status(303);
        for path in ["/desk/account", "/desk/people/", &format!("/desk/people/{}", ana.id)] {
            let page = ana.get(path).await;
            page.assert_ok().assert_has(name);
            assert!(page.select("script").is_empty(), "{page:?}");
        }
        assert_eq!(ana.get("/desk/account").await.attributes("#name", "value"), [name]);
    }

    async fn a_changed_password_opens_and_the_old_one_does_not(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let phone = world.reader();
        phone.signs_in(&ana.email, PASSWORD).await.assert_redirect("/desk/");
        let fields = [("current", PASSWORD), ("password", NEW)];
        ana.post("/desk/account/password", &fields).await.assert_redirect("/desk/account?done=password");
        assert!(ana.is_signed_in().await, "the session that asks goes on");
        assert!(!phone.is_signed_in().await, "the others end");
        phone.signs_in(&ana.email, PASSWORD).await.assert_status(422);
        phone.signs_in(&ana.email, NEW).await.assert_redirect("/desk/");
    }

    async fn a_weak_password_or_a_wrong_current_one_changes_nothing(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let mut before = world.everything().await;
        let long = "quartz lantern ".repeat(80);
        for (current, password, mistake) in [
            ("wrong", NEW, "Check your current password"),
            ("", NEW, "Check your current password"),
            (PASSWORD, "", "Password must be 12 characters or more"),
            (PASSWORD, "short", "Password must be 12 characters or more"),
            (PASSWORD, &long, "Password must be 1,000 characters or less"),
            (
                PASSWORD,
                "password1234",
                "Choose a password that is harder to guess, like 3 or 4 random words",
            ),
            (
                PASSWORD,
                "ana.field@example.test",
                "Choose a password that is harder to guess, like 3 or 4 random words",
            ),
        ] {
            let fields = [("current", current), ("password", password)];
            let page = ana.post("/desk/account/password", &fields).await;
            page.assert_refused(&[mistake]);
            let sent_back = page.attributes("input[type=password]", "value").concat();
            assert_eq!(sent_back, "", "a password is never sent back");
        }
        let mut after = world.everything().await;
        // Wrong guesses are counted, and nothing else is.
        before.remove("sign_in_failures");
        assert_eq!(after.remove("sign_in_failures").map(|rows| rows.len()), Some(2));
        assert_eq!(before, after);
    }
}
