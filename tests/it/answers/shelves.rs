//! Saved replies, signposts and other teams: kept by moderators, retired, and used.

use super::{Scene, conflicts, saves};
use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn what_is_saved_is_changed_and_retired_and_each_leaves_a_line(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (shelf, address, words) in [
            ("teams", "pay@example.test", ""),
            ("signposts", "https://example.gov.uk/pay", "Ask there."),
            ("replies", "", "Thank you."),
        ] {
            let list = format!("/desk/moderation/{shelf}");
            mo.get(&list).await.assert_has("Add the first one below.");
            let id = saves(&mo, shelf, "First name", address, words).await;
            let path = format!("{list}/{id}");
            let fields = [
                ("name", "Second name"),
                ("address", address),
                ("words", "Other words."),
                ("version", "1"),
            ];
            mo.post(&path, &fields).await.assert_redirect(&format!("{list}?done=changed"));
            let stale = mo.post(&path, &[("name", "Third name"), fields[1], fields[2], fields[3]]).await;
            conflicts(&stale, "Someone else changed this while you had it open");
            stale.assert_has("As it is now: Second name");
            assert_eq!(stale.attributes("#name", "value"), ["Third name"]);
            for _ in 0..2 {
                mo.post(&format!("{path}/retirement"), &[]).await.assert_status(303);
            }
            mo.get(&list).await.assert_has("Second name Retired");
            mo.get(&path).await.assert_has("You can no longer choose this");
            mo.post(&format!("{path}/return"), &[]).await.assert_status(303);
            let lines = format!("SELECT action FROM audit WHERE subject = 'saved' AND subject_id = {id} ORDER BY id");
            let lines = ask(world.context.database.read(), &lines).await;
            let lines: Vec<&str> = lines.iter().filter_map(|line| line["action"].as_str()).collect();
            assert_eq!(lines, ["saved_added", "saved_changed", "saved_retired", "saved_returned"]);
        }
    }

    async fn mistakes_are_named_and_every_word_is_kept(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let id = saves(&mo, "signposts", "Where is my payment?", "https://example.gov.uk/pay", "Ask there.").await;
        let before = world.everything().await;
        let place = "Enter a web address that starts with https://, or an email address";
        let email = "Enter an email address in the correct format, like name@example.com";
        for (shelf, address, words, mistakes) in [
            ("teams", "nowhere", "Kept", &["Enter a name", email][..]),
            ("signposts", "javascript:alert(1)", "", &["Enter a name", place, "Enter what the writer is told"]),
            ("replies", "", "", &["Enter a name", "Enter the reply"]),
        ] {
            let fields = [("name", " "), ("address", address), ("words", words)];
            let page = mo.post(&format!("/desk/moderation/{shelf}"), &fields).await;
            page.assert_refused(mistakes);
            assert_eq!(page.select("#words"), [words]);
        }
        let fields = [("name", ""), ("address", "x"), ("words", "Kept"), ("version", "1")];
        let page = mo.post(&format!("/desk/moderation/signposts/{id}"), &fields).await;
        page.assert_refused(&["Enter a name", place]);
        for path in ["teams/999", &format!("teams/{id}"), "teams/x", "nonsense", "nonsense/1"] {
            let path = format!("/desk/moderation/{path}");
            mo.get(&path).await.assert_status(404);
            mo.post(&path, &[("name", "N"), ("address", "a@b.uk")]).await.assert_status(404);
            mo.post(&format!("{path}/retirement"), &[]).await.assert_status(404);
        }
        assert_eq!(before, world.everything().await);
        let ed = world.person("Ed Itor", &[Role::Editor, Role::Author]).await;
        ed.get("/desk/moderation/teams").await.assert_status(403);
        ed.post("/desk/moderation/teams", &[("name", "N"), ("address", "a@b.uk")]).await.assert_status(403);
    }

    async fn a_name_stands_on_a_shelf_once(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let list = "/desk/moderation/replies";
        let thanks = saves(&mo, "replies", "Thanks", "", "Thank you.").await;
        let again = [("name", "Thanks"), ("words", "Kept words")];
        let words = "There is one with this name on the list already. Give this one another name, or change that one";
        let page = mo.post(list, &again).await;
        page.assert_refused(&[words]);
        assert_eq!(page.attributes("#name", "value"), ["Thanks"]);
        assert_eq!(page.select("#words"), ["Kept words"]);
        // Another shelf is another list, and so are those that are retired.
        saves(&mo, "signposts", "Thanks", "https://example.gov.uk/", "Kept words").await;
        mo.post(&format!("{list}/{thanks}/retirement"), &[]).await.assert_status(303);
        mo.post(list, &again).await.assert_redirect(&format!("{list}?done=added"));
        conflicts(&mo.post(&format!("{list}/{thanks}/return"), &[]).await, words);
        let other = saves(&mo, "replies", "Sorry", "", "We are sorry.").await;
        let renamed = [("name", "Thanks"), ("words", "We are sorry."), ("version", "1")];
        mo.post(&format!("{list}/{other}"), &renamed).await.assert_refused(&[words]);
        let odd = [("name", "Sorry"), ("words", "Kept words"), ("version", "9223372036854775807")];
        conflicts(&mo.post(&format!("{list}/{other}"), &odd).await, "Someone else changed this");
    }

    async fn a_shelf_holds_two_hundred_and_says_so(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let list = "/desk/moderation/teams";
        // As many retired ones, with names that come first, take no place.
        for (letter, count, retired) in [("A", 200, "'2026-03-01T10:00:00+00:00'"), ("B", 199, "NULL")] {
            let rows: Vec<String> = (0..count)
                .map(|number| format!("('team', '{letter}{number}', 'pay@example.test', '', 1, {retired})"))
                .collect();
            let columns = "shelf, name, address, words, version, retired_at";
            let rows = rows.join(", ");
            world.run(&format!("INSERT INTO saved_items ({columns}) VALUES {rows}")).await;
        }
        let last = saves(mo, "teams", "Zoo team", "zoo@example.test", "").await;
        let page = mo.get(&format!("/desk/answers/{}", scene.comment.id)).await;
        assert!(page.select("#team option").contains(&"Zoo team".to_owned()), "{page:?}");
        let more = [("name", "One more"), ("address", "more@example.test"), ("words", "Kept words")];
        let words = "There are 200 on this list already, and that is the most. Retire one that is no longer used first";
        let page = mo.post(list, &more).await;
        page.assert_refused(&[words]);
        assert_eq!(page.attributes("#name", "value"), ["One more"]);
        assert_eq!(page.attributes("#address", "value"), ["more@example.test"]);
        assert_eq!(page.select("#words"), ["Kept words"]);
        mo.post(&format!("{list}/{last}/retirement"), &[]).await.assert_status(303);
        mo.post(list, &more).await.assert_redirect(&format!("{list}?done=added"));
        conflicts(&mo.post(&format!("{list}/{last}/return"), &[]).await, words);
    }

    async fn a_signpost_is_told_with_the_refusal(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let id = saves(&mo, "signposts", "Where is my payment?", "https://example.gov.uk/pay", "Ask the payment line.").await;
        let fields =
            [("name", "Eve"), ("body", "Where is my money?"), ("email", "eve@example.com"), ("notify", "true")];
        let eve = world.reader();
        let sent = eve.sends(&post, &fields).await;
        eve.confirms(&sent).await;
        let page = mo.get(&format!("/desk/moderation/comments/{}/refusal", sent.id)).await;
        page.assert_has("Send them to: Where is my payment?").assert_has("Ask the payment line.");
        let (code, long) = (format!("s{id}"), "x".repeat(1001));
        let wrong = [("guideline", code.as_str()), ("note", long.as_str())];
        let again = mo.decides(sent.id, "refusal", 1, &wrong).await;
        again.assert_status(422);
        assert_eq!(again.attributes(".fc-refusal input[checked]", "value"), [code.as_str()]);
        let unknown = [("guideline", "belongs_elsewhere"), ("signpost", "999"), ("note", "")];
        let refused = mo.decides(sent.id, "refusal", 1, &unknown).await;
        refused.assert_refused(&["We no longer use the reason you selected. Select another"]);
        let right = [("guideline", code.as_str()), ("note", "")];
        let first = mo.decides(sent.id, "refusal", 1, &right).await;
        assert_eq!(first.status, 303, "{first:?}");
        let second = mo.decides(sent.id, "refusal", 1, &right).await;
        assert_eq!(first.location(), second.location(), "pressing twice is no conflict");
        // Changed or retired since, it is still where the writer was sent.
        mo.post(&format!("/desk/moderation/signposts/{id}/retirement"), &[]).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        let told = mail.iter().find(|mail| mail.to == "eve@example.com").expect("a mail");
        for words in ["Ask the payment line.", "https://example.gov.uk/pay", "Another team"] {
            assert!(told.letter.plain().contains(words), "{words}: {}", told.letter.plain());
        }
        let receipt = eve.get(&sent.receipt).await;
        receipt.assert_has("Ask the payment line.");
        assert_eq!(receipt.attributes("main a[href^='https://example']", "href"), ["https://example.gov.uk/pay"]);
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        let page = mo.get("/desk/moderation/").await;
        assert!(!page.has("Where is my payment?"), "a retired one is not offered");
    }

    async fn whoever_belongs_elsewhere_is_told_where(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let sent = world.reader().comments(&scene.post, "Dee", "Where is my money?").await;
        let page = mo.get(&format!("/desk/moderation/comments/{}/refusal", sent.id)).await;
        page.assert_has("Say who in your note");
        let id = saves(mo, "signposts", "Payments", "https://example.gov.uk/pay", "Ask them.").await;
        let nowhere = [("guideline", "belongs_elsewhere"), ("signpost", ""), ("note", " ")];
        let refused = mo.decides(sent.id, "refusal", 1, &nowhere).await;
        refused.assert_refused(&["Select the team who should answer, or say who in the note"]);
        let chosen = format!("{}.1", sent.id);
        let several = [
            ("act", "refuse"),
            ("chosen", chosen.as_str()),
            ("confirmed", "true"),
            ("guideline", "belongs_elsewhere"),
        ];
        let refused = mo.post("/desk/moderation/several", &several).await;
        refused.assert_refused(&["Say in the note which team should answer"]);
        let noted = [("guideline", "belongs_elsewhere"), ("signpost", ""), ("note", "Ask your bank.")];
        mo.decides(sent.id, "refusal", 1, &noted).await.assert_status(303);
        let other = world.reader().comments(&scene.post, "Dee", "Where is it now?").await;
        let right = [("guideline", "belongs_elsewhere"), ("signpost", id.as_str()), ("note", "")];
        mo.decides(other.id, "refusal", 1, &right).await.assert_status(303);
        world.work().await;
    }

    async fn no_signpost_is_a_choice_too(world: &World) {
        let scene = Scene::set(world).await;
        let sent = world.reader().comments(&scene.post, "Dee", "Where is my money?").await;
        let fields = [("guideline", "belongs_elsewhere"), ("signpost", ""), ("note", "")];
        assert_eq!(scene.mo.decides(sent.id, "refusal", 1, &fields).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        world.reader().get(&sent.receipt).await.assert_has("Another team can answer this better than we can.");
    }
}
