//! Adding, wording, ordering, retiring and deleting guidelines, with what is refused.

use crate::world::{World, ask, rows};
use fair_comment::{conversation::guidelines, team::accounts::Role};
use rocket::futures::future::join_all;

const LIST: &str = "/desk/moderation/guidelines";
const NEW: [(&str, &str); 5] = [
    ("title", "Say where you found it"),
    ("short", "Name your source."),
    ("fault", "It does not say where it is from."),
    ("body", "Give a **link** when you quote."),
    ("refusal", "Say where the figures come from, and send it again."),
];

fn with<'a>(name: &str, value: &'a str, version: &'a str) -> Vec<(&'static str, &'a str)> {
    NEW.iter()
        .map(|&(key, old)| (key, if key == name { value } else { old }))
        .chain([("version", version)])
        .collect()
}

/// The keys of the guidelines in force, in their order.
async fn order(world: &World) -> Vec<i64> {
    let select = "SELECT id FROM guidelines WHERE retired_at IS NULL ORDER BY position, id";
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["id"].as_i64().expect("a key")).collect()
}

async fn lines(world: &World) -> Vec<String> {
    let select = "SELECT action FROM audit WHERE subject = 'guideline' ORDER BY id";
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["action"].as_str().expect("a code").to_owned()).collect()
}

both! {
    async fn a_new_guideline_stands_on_the_rules_page_and_among_the_reasons(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let post = world.published("Why we print it").await;
        let sent = world.reader().comments(&post, "Cat", "Hello there").await;
        ana.get(&format!("{LIST}/new")).await.assert_ok().assert_has("Add a guideline");
        let added = ana.post(LIST, &NEW).await;
        assert!(added.location().starts_with(&format!("{LIST}?done=added#guideline-")));
        ana.get(&format!("{LIST}?done=added")).await.assert_has("Guideline added");
        let rules = world.reader().get("/comment-rules/").await;
        rules.assert_has("Say where you found it");
        assert_eq!(rules.select("#say-where-you-found-it strong"), ["link"]);
        let reasons = ana.get(&format!("/desk/moderation/comments/{}/refusal", sent.id)).await;
        reasons.assert_has("It does not say where it is from").assert_has("It broke our rule: Say where you found it.");
        // Readers choose from the same faults, and a moderator sees which was chosen.
        ana.publishes(&sent).await;
        let page = world.reader().get(&post.path).await;
        let report = world.reader().get(&page.attributes("a[href$='/report']", "href").concat()).await;
        report.assert_has("Why are you reporting it?");
        let offered = report.select(".govuk-radios__label");
        assert_eq!(offered[..2], ["It is disrespectful", "It is off topic"]);
        assert_eq!(offered[offered.len() - 2..], ["It does not say where it is from", "Something else"]);
        assert!(!offered.iter().any(|reason| reason == "Be respectful"), "{offered:?}");
        assert_eq!(lines(world).await, ["guideline_added"]);
        // The same title once more gets an anchor of its own.
        ana.post(LIST, &with("body", "In other words", "0")).await.assert_status(303);
        let rules = world.reader().get("/comment-rules/").await;
        assert_eq!(rules.select("#say-where-you-found-it-2 h2"), ["Say where you found it"]);
    }

    async fn mistakes_are_named_and_every_word_is_kept(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let before = world.everything().await;
        let (title, short, body) = ("t".repeat(101), "s".repeat(61), "b".repeat(5001));
        let fault = "f".repeat(141);
        for (field, value, mistake) in [
            ("title", " ", "Enter a title"),
            ("title", title.as_str(), "Title must be 100 characters or less. You entered 101"),
            ("short", "", "Enter a one-line version"),
            ("short", &short, "One-line version must be 60 characters or less. You entered 61"),
            ("short", "two\nlines", "One-line version must be on one line"),
            ("fault", "", "Enter what is wrong with a comment that breaks this rule"),
            ("fault", &fault, "What is wrong with the comment must be 140 characters or less. You entered 141"),
            ("body", "", "Enter what the guideline says"),
            ("body", &body, "Text must be 5,000 characters or less. You entered 5,001"),
            ("refusal", "", "Enter what the writer of a comment is told"),
        ] {
            for path in [LIST.to_owned(), format!("{LIST}/1")] {
                let page = ana.post(&path, &with(field, value, "1")).await;
                page.assert_refused(&[mistake]);
                assert!(page.select("title").concat().starts_with("Error: "));
                if field != "refusal" {
                    assert_eq!(page.select("#refusal"), [NEW[4].1]);
                }
            }
        }
        ana.post(LIST, &[]).await.assert_status(422);
        assert_eq!(before, world.everything().await);
    }

    async fn every_wording_is_kept_and_says_whose_it_is(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.post(&format!("{LIST}/1"), &with("title", "First change", "1")).await.assert_status(303);
        ana.post(&format!("{LIST}/1"), &with("title", "Second change", "2")).await.assert_status(303);
        // The same words again are no change.
        ana.post(&format!("{LIST}/1"), &with("title", "Second change", "3")).await.assert_status(303);
        let page = ana.get(&format!("{LIST}/1")).await;
        assert_eq!(page.select(".fc-timeline h3"), ["Version 3, in use", "Version 2", "Version 1"]);
        page.assert_has("Ana Field, 10am on 9 March 2026").assert_has("Default");
        page.assert_has("First change").assert_has("Be respectful to others").assert_has("It is disrespectful");
        assert_eq!(page.attributes("#title", "value"), ["Second change"]);
        assert_eq!(lines(world).await, ["guideline_reworded", "guideline_reworded"]);
        // The short form is a line without a full stop, and the anchor has stayed.
        let rules = world.reader().get("/comment-rules/").await;
        assert_eq!(rules.select("#respect-others h2"), ["Second change"]);
        let post = world.published("Why we print it").await;
        let beside = world.reader().get(&post.path).await.select(".fc-promise li");
        assert!(beside.contains(&"Name your source.".to_owned()), "{beside:?}");
    }

    async fn the_second_of_two_who_save_is_told_and_loses_no_word(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let path = format!("{LIST}/2");
        ana.post(&path, &with("body", "Ana's words", "1")).await.assert_status(303);
        let page = ben.post(&path, &with("body", "Ben's words", "1")).await;
        page.assert_status(409).assert_has("Ana Field saved this guideline while you were writing");
        assert_eq!(page.select("tbody th"), ["Text"]);
        assert_eq!(page.select("tbody td"), ["Ben's words", "Ana's words"]);
        assert_eq!(page.select("#body"), ["Ben's words"]);
        let version = page.attributes("input[name=version]", "value").concat();
        ben.post(&path, &with("body", "Both of us", &version)).await.assert_status(303);
        assert_eq!(ben.get(&path).await.select("#body"), ["Both of us"]);
        for wrong in ["x", "99999999999999999999"] {
            ben.post(&path, &with("body", "x", wrong)).await.assert_status(400);
        }
    }

    async fn moving_changes_places_with_the_neighbour_and_ends_at_the_ends(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let path = |id: i64| format!("{LIST}/{id}/position");
        let first = order(world).await;
        let last = *first.last().expect("some");
        ana.post(&path(2), &[("way", "up")]).await.assert_redirect(&format!("{LIST}#guideline-2"));
        assert_eq!(order(world).await[..3], [2, 1, 3]);
        ana.post(&path(1), &[("way", "down")]).await.assert_status(303);
        assert_eq!(order(world).await[..3], [2, 3, 1]);
        let before = world.everything().await;
        ana.post(&path(2), &[("way", "up")]).await.assert_status(303);
        ana.post(&path(last), &[("way", "down")]).await.assert_status(303);
        ana.post(&path(2), &[("way", "sideways")]).await.assert_status(400);
        ana.post(&path(999), &[("way", "up")]).await.assert_status(404);
        assert_eq!(before, world.everything().await);
        let post = world.published("Why we print it").await;
        let beside = world.reader().get(&post.path).await.select(".fc-promise li");
        assert_eq!(beside[1..4], ["Stay on topic.", "Be brief.", "Be respectful to others."]);
        let list = ana.get(LIST).await;
        list.assert_has("One-line version: Be brief (shown above the form)");
        assert_eq!(list.attributes("input[name=way]", "value").len(), 2 * (first.len() - 1));
    }

    async fn one_that_no_decision_names_can_be_deleted_after_a_question(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let path = format!("{LIST}/3/deletion");
        ana.get(&path).await.assert_ok().assert_has("Delete “Be brief”");
        ana.post(&path, &[]).await.assert_redirect(&format!("{LIST}?done=deleted"));
        ana.post(&path, &[]).await.assert_redirect(&format!("{LIST}?done=deleted"));
        ana.get(&path).await.assert_status(404);
        let left = "SELECT id FROM guideline_versions WHERE guideline_id = 3";
        assert!(rows(world.context.database.read(), left).await.is_empty());
        assert_eq!(lines(world).await, ["guideline_deleted"]);
    }

    async fn the_last_in_force_stays(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let all = order(world).await;
        let (last, others) = all.split_last().expect("some");
        for id in others {
            let path = format!("{LIST}/{id}/retirement");
            ana.post(&path, &[]).await.assert_redirect(&format!("{LIST}?done=retired"));
            // Twice is no mistake and leaves one line.
            ana.post(&path, &[]).await.assert_status(303);
        }
        assert_eq!(lines(world).await.len(), others.len());
        let before = world.everything().await;
        ana.post(&format!("{LIST}/{last}/retirement"), &[]).await.assert_status(409)
            .assert_has("Add another before you retire it");
        ana.post(&format!("{LIST}/{last}/deletion"), &[]).await.assert_status(409)
            .assert_has("Add another before you delete it");
        ana.get(&format!("{LIST}/{last}")).await.assert_has("the last guideline in force");
        assert_eq!(before, world.everything().await);
        // One that is brought back stands behind the others.
        let back = others[0];
        ana.post(&format!("{LIST}/{back}/return"), &[]).await.assert_redirect(&format!("{LIST}?done=back"));
        assert_eq!(order(world).await, [*last, back]);
    }

    async fn programs_that_start_at_once_give_a_new_blog_its_guidelines_once(world: &World) {
        let shipped = order(world).await.len();
        world.run("DELETE FROM guideline_versions").await;
        world.run("DELETE FROM guidelines").await;
        let starts = join_all((0..4).map(|_| guidelines::prepare(&world.context))).await;
        assert!(starts.iter().all(Result::is_ok), "{starts:?}");
        assert_eq!(order(world).await.len(), shipped);
    }

    async fn only_moderators_change_guidelines(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor, Role::Author]).await;
        let before = world.everything().await;
        for path in [LIST.to_owned(), format!("{LIST}/new"), format!("{LIST}/1"), format!("{LIST}/1/deletion")] {
            ed.get(&path).await.assert_status(403);
        }
        for path in ["", "/1", "/1/position", "/1/retirement", "/1/return", "/1/deletion"] {
            ed.post(&format!("{LIST}{path}"), &NEW).await.assert_status(403);
            assert!(world.reader().post(&format!("{LIST}{path}"), &NEW).await.is_refusal());
        }
        assert_eq!(before, world.everything().await);
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for path in ["/999", "/999/deletion", "/0", "/x"] {
            ana.get(&format!("{LIST}{path}")).await.assert_status(404);
        }
    }
}
