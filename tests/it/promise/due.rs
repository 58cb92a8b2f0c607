//! By when comments are due: when they come, when the promise changes, when they are put back.

use crate::world::{PASSWORD, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn due(world: &World, id: i64) -> String {
    let select = format!("SELECT due_at FROM comments WHERE id = {id}");
    let found = ask(world.context.database.read(), &select).await;
    let text = found[0]["due_at"].as_str().expect("a moment").to_owned();
    let moment: chrono::DateTime<chrono::FixedOffset> =
        chrono::DateTime::parse_from_rfc3339(&text.replace(' ', "T")).expect("a moment");
    fair_comment::base::clock::london::day_and_time(moment.with_timezone(&chrono::Utc))
}

fn promise<'a>(amount: &'a str, unit: &'a str, version: &'a str) -> Vec<(&'static str, &'a str)> {
    let days = ["1", "2", "3", "4", "5"].map(|day| ("days", day));
    [("amount", amount), ("unit", unit), ("opens", "9am"), ("closes", "5pm"), ("version", version)]
        .into_iter()
        .chain(days)
        .collect()
}

both! {
    async fn a_change_of_promise_or_holidays_counts_for_what_waits(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let post = world.published("Why we print it").await;
        let waiting = world.reader().comments(&post, "Cat", "First").await;
        let decided = world.reader().comments(&post, "Dee", "Second").await;
        ada.publishes(&decided).await;
        assert_eq!(due(world, waiting.id).await, "10am on 11 March 2026");
        ada.post("/desk/settings/promise", &promise("4", "hours", "1")).await.assert_status(303);
        assert_eq!(due(world, waiting.id).await, "2pm on 9 March 2026");
        // What is decided keeps the time it was due at.
        assert_eq!(due(world, decided.id).await, "10am on 11 March 2026");
        ada.post("/desk/settings/promise", &promise("10", "working_hours", "2")).await.assert_status(303);
        assert_eq!(due(world, waiting.id).await, "midday on 10 March 2026");
        let closed = [("day", "10"), ("month", "3"), ("year", "2026"), ("name", "Office closed")];
        ada.post("/desk/settings/bank-holidays", &closed).await.assert_status(303);
        assert_eq!(due(world, waiting.id).await, "midday on 11 March 2026");
        let select = "SELECT id FROM bank_holidays WHERE day = '2026-03-10'";
        let id = ask(world.context.database.read(), select).await[0]["id"].as_i64().expect("a key");
        ada.post(&format!("/desk/settings/bank-holidays/{id}/removal"), &[]).await.assert_status(303);
        assert_eq!(due(world, waiting.id).await, "midday on 10 March 2026");
        // Whoever is looking at it is not kept from deciding.
        ada.publishes(&waiting).await;
        world.leave_mail();
        world.work().await;
    }

    async fn more_than_one_part_of_waiting_comments_is_worked_through(world: &World) {
        world.leave_mail();
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let post = world.published("Why we print it").await;
        let one = world.reader().comments(&post, "Cat", "First").await;
        // As many as there would be after a holiday, by a short way.
        let columns = "post_id, depth, status, name, body, html, render_version, notify, nonce, sent_at, due_at, version";
        let copy = format!(
            "INSERT INTO comments ({columns}, submission_digest) SELECT {columns}, 'copy-' || numbers.id \
             FROM comments, (SELECT a.id * 100 + b.id AS id FROM guidelines a, guidelines b) AS numbers \
             WHERE comments.id = {}", one.id
        );
        for round in 0..7 {
            let copy = copy.replace("'copy-'", &format!("'copy-{round}-'"));
            world.run(&copy).await;
        }
        let before = "SELECT id FROM comments WHERE status = 'waiting'";
        let count = ask(world.context.database.read(), before).await.len();
        assert!(count > 500, "{count}");
        ada.post("/desk/settings/promise", &promise("4", "hours", "1")).await.assert_status(303);
        let select = "SELECT DISTINCT due_at FROM comments WHERE status = 'waiting'";
        assert_eq!(ask(world.context.database.read(), select).await.len(), 1);
        assert_eq!(due(world, one.id).await, "2pm on 9 March 2026");
        ada.get("/desk/").await.assert_has("comments to read");
    }

    async fn a_comment_that_is_put_back_has_its_whole_time_again(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator, Role::Administrator]).await;
        for (verb, number) in [("refusal", 1), ("spam", 2)] {
            let comment = world.reader().comments(&post, "Cat", &format!("Comment {number}")).await;
            ana.decides(comment.id, verb, 1, &[("guideline", "g2")]).await.assert_status(303);
            if verb == "spam" {
                let spam = ana.get("/desk/moderation/?tab=spam").await;
                assert!(spam.select(".fc-queue__due").is_empty(), "spam has no clock");
            }
            world.pass(TimeDelta::days(7));
            ana.signs_in(&ana.email, PASSWORD).await;
            ana.decides(comment.id, "restoration", 2, &[]).await.assert_status(303);
            let expected = if number == 1 { "10am on 18 March 2026" } else { "10am on 25 March 2026" };
            assert_eq!(due(world, comment.id).await, expected);
            let receipt = world.reader().get(&comment.receipt).await;
            receipt.assert_has(if number == 1 { "10am on Wednesday 18 March" } else { "10am on Wednesday 25 March" });
            // A change of promise counts from then too.
            let version = number.to_string();
            ana.post("/desk/settings/promise", &promise("1", "working_days", &version)).await.assert_status(303);
            let sooner = if number == 1 { "10am on 17 March 2026" } else { "10am on 24 March 2026" };
            assert_eq!(due(world, comment.id).await, sooner);
            let version = (number + 10).to_string();
            ana.post("/desk/settings/promise", &promise("2", "working_days", &version)).await.assert_status(409);
            world.run("UPDATE promise SET amount = 2").await;
        }
        world.leave_mail();
        world.work().await;
    }

    async fn undoing_a_decision_leaves_the_clock_as_it_was(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Hello").await;
        let before = due(world, comment.id).await;
        world.pass(TimeDelta::minutes(20));
        ana.publishes(&comment).await;
        ana.post(&format!("/desk/moderation/comments/{}/undo", comment.id), &[]).await.assert_status(303);
        assert_eq!(due(world, comment.id).await, before);
        world.leave_mail();
        world.work().await;
    }

    async fn the_desk_warns_before_a_breach_and_says_what_is_late(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        world.reader().comments(&post, "Cat", "First").await;
        let home = ana.get("/desk/").await;
        home.assert_has("Next due 10am on Wednesday 11 March");
        assert!(!home.has("due soon"));
        // Three working hours before: on Tuesday afternoon, not in the night.
        world.pass(TimeDelta::hours(29));
        ana.signs_in(&ana.email, PASSWORD).await;
        let due = ana.get("/desk/moderation/").await.select(".fc-due--soon").concat();
        assert_eq!(due, "", "not yet");
        world.pass(TimeDelta::hours(1));
        world.pass(TimeDelta::minutes(1));
        ana.signs_in(&ana.email, PASSWORD).await;
        assert_eq!(ana.get("/desk/moderation/").await.select(".fc-due--soon"), ["By 10am tomorrow: 1"]);
        ana.get("/desk/").await.assert_has("1 due soon");
        world.pass(TimeDelta::hours(20));
        ana.signs_in(&ana.email, PASSWORD).await;
        let queue = ana.get("/desk/moderation/").await;
        queue.assert_has("Overdue: 1");
        assert!(queue.select("title").concat().starts_with("Waiting 1, first due 10am"), "{queue:?}");
        ana.get("/desk/").await.assert_has("1 overdue");
        world.work().await;
    }
}
