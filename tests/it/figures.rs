//! The figures of a year agree with the rows, and name nobody.

use crate::world::{PASSWORD, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;
use std::collections::BTreeMap;

/// Each line of the sheet: what and reason, how many.
async fn sheet(mo: &crate::world::Person<'_>, year: &str) -> BTreeMap<(String, String), u64> {
    let answer = mo.get(&format!("/desk/moderation/figures.csv?year={year}")).await;
    answer.assert_ok();
    assert!(answer.header("Content-Type").is_some_and(|kind| kind.starts_with("text/csv")));
    let mut reader = csv::Reader::from_reader(answer.bytes.as_slice());
    reader
        .records()
        .map(|record| record.expect("a record"))
        .filter_map(|record| {
            Some(((record[1].to_owned(), record[2].to_owned()), record[3].parse().ok()?))
        })
        .collect()
}

async fn settings(ada: &crate::world::Person<'_>, public: bool) {
    let page = ada.get("/desk/settings").await;
    let names = page.attributes("input[name], textarea[name]", "name");
    assert!(names.contains(&"public_figures".to_owned()));
    let version = page.attributes("input[name=version]", "value").remove(0);
    let mut fields = vec![
        ("version", version.as_str()),
        ("name", "Our blog"),
        ("accent", "#143f3a"),
        ("replies", "everyone"),
        ("promise_amount", "2"),
        ("promise_unit", "working_days"),
    ];
    for (name, value) in SETTINGS {
        if names.contains(&(*name).to_owned()) {
            fields.push((name, value));
        }
    }
    if public {
        fields.push(("public_figures", "true"));
    }
    ada.post("/desk/settings", &fields).await.assert_status(303);
}

/// Adds so many decisions that are just like those about a comment, by a short way.
async fn is_decided_as_often(world: &World, comment: i64, copies: u32) {
    let columns = r#"comment_id, person_id, "action", "before", "after", note, "at", comment_version, waited_from, due_at"#;
    let copy = format!(
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < {copies}) \
         INSERT INTO decisions ({columns}) SELECT {columns} FROM decisions, numbers WHERE comment_id = {comment}"
    );
    world.run(&copy).await;
}

/// Fields of the settings page that have no default in an empty form.
const SETTINGS: &[(&str, &str)] = &[];

both! {
    async fn the_sheet_adds_up_and_agrees_with_the_rows(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let rule = {
            let probe = world.reader().comments(&post, "Cat", "Probe").await;
            let page = mo.get(&format!("/desk/moderation/comments/{}/refusal", probe.id)).await;
            page.attributes("input[name=guideline]", "value").remove(0)
        };
        let mut ids = Vec::new();
        for number in 0..9 {
            let comment = world.reader().comments(&post, "Cat", &format!("Number {number}")).await;
            ids.push(comment);
        }
        world.pass(TimeDelta::hours(2));
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        let refuse = |reason: &'static str| [("guideline", reason)];
        mo.decides(ids[0].id, "refusal", 1, &[("guideline", &rule)]).await.assert_status(303);
        mo.decides(ids[1].id, "refusal", 1, &[("guideline", &rule)]).await.assert_status(303);
        mo.decides(ids[2].id, "refusal", 1, &refuse("personal_case")).await.assert_status(303);
        mo.decides(ids[3].id, "spam", 1, &[]).await.assert_status(303);
        for id in [4, 5, 6] {
            mo.publishes(&ids[id]).await;
        }
        mo.decides(ids[4].id, "removal", 2, &refuse("writer_asked")).await.assert_status(303);
        // Put back and refused for another reason: the last one counts.
        mo.decides(ids[2].id, "restoration", 2, &[]).await.assert_status(303);
        mo.decides(ids[2].id, "refusal", 3, &refuse("duplicate")).await.assert_status(303);
        // Undone: it does not count.
        mo.decides(ids[7].id, "spam", 1, &[]).await.assert_status(303);
        mo.post(&format!("/desk/moderation/comments/{}/undo", ids[7].id), &[]).await.assert_status(303);
        world.reader().post(&format!("{}/withdrawal", ids[8].receipt), &[]).await.assert_status(303);
        let redaction = format!("/desk/moderation/comments/{}/redaction", ids[5].id);
        let fields = [("version", "2"), ("passage", "Number"), ("reason", "writer"), ("seen", "true")];
        mo.post(&redaction, &fields).await.assert_status(303);
        let lines = sheet(&mo, "2026").await;
        let of = |what: &str, reason: &str| {
            lines.get(&(what.to_owned(), reason.to_owned())).copied().unwrap_or(0)
        };
        assert_eq!(of("Received", ""), 10);
        assert_eq!(of("Published", ""), 2);
        assert_eq!(of("Not published", ""), 3);
        assert_eq!(of("Not published", "It is disrespectful"), 2);
        assert_eq!(of("Not published", "Same comment sent twice"), 1);
        assert_eq!(of("Removed", "The writer asked us not to publish it"), 1);
        assert_eq!((of("Spam", ""), of("Removed", ""), of("Waiting", "")), (1, 1, 2));
        assert_eq!((of("Withdrawn by the writer", ""), of("With words removed", "")), (1, 1));
        for total in ["Not published", "Removed"] {
            let parts: u64 = lines
                .iter()
                .filter(|((what, reason), _)| what == total && !reason.is_empty())
                .map(|(_, count)| count)
                .sum();
            assert_eq!(parts, of(total, ""), "{total}");
        }
        let states =
            ["Published", "Not published", "Spam", "Removed", "Withdrawn by the writer", "Waiting"];
        assert_eq!(states.iter().map(|state| of(state, "")).sum::<u64>(), of("Received", ""));
        let rows = ask(world.context.database.read(), "SELECT id FROM comments").await;
        assert_eq!(rows.len() as u64, of("Received", ""));
        let page = mo.get("/desk/moderation/figures").await;
        page.assert_has("Comments sent in 2026").assert_has("decisions within 2 hours");
        assert!(!page.select("main").concat().contains("Mo Moderator"), "no names");
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn the_median_is_that_of_the_page_about_the_promise(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let [quick, slow, spam] = [
            world.reader().comments(&post, "Cat", "The first").await,
            world.reader().comments(&post, "Dee", "The second").await,
            world.reader().comments(&post, "Eve", "The third").await,
        ];
        mo.decides(spam.id, "spam", 1, &[]).await.assert_status(303);
        world.pass(TimeDelta::hours(2));
        mo.signs_in(&mo.email, PASSWORD).await;
        mo.publishes(&quick).await;
        world.pass(TimeDelta::hours(3));
        mo.signs_in(&mo.email, PASSWORD).await;
        mo.decides(slow.id, "refusal", 1, &[("guideline", "duplicate")]).await.assert_status(303);
        // What is decided once more later has its first answer and no other.
        world.pass(TimeDelta::hours(48));
        mo.signs_in(&mo.email, PASSWORD).await;
        mo.decides(slow.id, "restoration", 2, &[]).await.assert_status(303);
        mo.decides(slow.id, "publication", 3, &[]).await.assert_status(303);
        // 2 and 5 hours: the middle between them, rounded.
        let promise = mo.get("/desk/moderation/promise").await;
        assert_eq!(promise.select("tbody tr:last-child td")[..2], ["2", "4 hours"]);
        let page = mo.get("/desk/moderation/figures").await;
        page.assert_has("Not counting spam, we made half of our decisions within 4 hours.");
        let median = ("Median time until decided, in minutes".to_owned(), String::new());
        assert_eq!(sheet(&mo, "2026").await.get(&median), Some(&210));
        world.work().await;
    }

    async fn however_many_were_decided_only_the_newest_are_read(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        for (name, hours, copies) in [("Cat", 5, 10_001), ("Dee", 1, 9_999)] {
            let comment = world.reader().comments(&post, name, &format!("After {hours} hours")).await;
            world.pass(TimeDelta::hours(hours));
            ada.signs_in(&ada.email, PASSWORD).await;
            ada.publishes(&comment).await;
            is_decided_as_often(world, comment.id, copies).await;
        }
        settings(&ada, true).await;
        let page = world.reader().get("/comment-figures/").await;
        page.assert_has("Not counting spam, we made half of our latest decisions within 60 minutes.");
        world.work().await;
    }

    async fn years_begin_at_midnight_in_london_and_odd_ones_are_not_there(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for year in ["2025", "2027", "-1", "x", "99999999999", ""] {
            mo.get(&format!("/desk/moderation/figures?year={year}")).await.assert_status(404);
            mo.get(&format!("/desk/moderation/figures.csv?year={year}")).await.assert_status(404);
        }
        mo.get("/desk/moderation/figures").await.assert_ok();
        for path in ["/desk/moderation/figures", "/desk/moderation/figures.csv"] {
            assert!(world.reader().get(path).await.is_refusal());
            let ed = world.person(&format!("Ed{}", path.len()), &[Role::Editor]).await;
            ed.get(path).await.assert_status(403);
        }
    }

    async fn readers_see_them_by_a_switch_that_is_off(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let reader = world.reader();
        for path in ["/comment-figures/", "/comment-figures"] {
            reader.get(path).await.assert_status(404);
        }
        assert!(!reader.get("/comment-rules/").await.body().contains("/comment-figures/"));
        settings(&ada, true).await;
        reader.get("/comment-figures").await.assert_status(301);
        reader.get("/comment-figures/").await.assert_ok().assert_has("Comments sent in 2026");
        reader.get("/comment-figures/?year=2025").await.assert_status(404);
        assert!(reader.get("/comment-rules/").await.body().contains("/comment-figures/"));
        settings(&ada, false).await;
        reader.get("/comment-figures/").await.assert_status(404);
    }
}
