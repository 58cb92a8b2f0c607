//! The whole blog pauses: known ahead, kept to the minute, kind to whoever is writing just then.

use super::{back, enters};
use crate::world::{World, ask, sent};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// Moves the clock to this moment.
fn at(world: &World, moment: &str) {
    let moment: fair_comment::base::clock::Moment = moment.parse().expect("a moment");
    world.pass(moment - world.context.clock.now());
}

both! {
    async fn a_pause_holds_from_midnight_to_midnight_with_summer_time_between(world: &World) {
        let post = world.published("Why we print it").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let done = enters(&ada, ["25 March 2026", ""], ["8 May 2026", ""]).await;
        done.assert_redirect("/desk/calendar/?done=entered");
        let calendar = ada.get("/desk/calendar/").await;
        calendar.assert_has("Election of 2026").assert_has("From 25 March 2026 to 8 May 2026 Planned");

        let known = "Comments on this blog are closed from 25 March 2026 to 8 May 2026 because an election \
                     has been called.";
        at(world, "2026-03-10T23:59:59Z");
        assert!(!world.reader().get(&post.path).await.has(known), "more than two weeks ahead");
        at(world, "2026-03-11T00:00:00Z");
        world.reader().get(&post.path).await.assert_has(known);

        at(world, "2026-03-24T23:59:59Z");
        world.reader().comments(&post, "Cat", "Just in time").await;
        at(world, "2026-03-25T00:00:00Z");
        let page = world.reader().get(&post.path).await;
        page.assert_has("Comments are paused because an election has been called. They will reopen on 9 May 2026.");
        assert!(page.select("#leave-a-comment").is_empty());
        let fields = [("name", "Dee"), ("body", "A second too late")];
        let late = world.reader().post(&format!("{}comments", post.path), &fields).await;
        late.assert_status(409).assert_has("Comments are paused").assert_has("A second too late");
        late.assert_has("They will reopen on 9 May 2026.").assert_has("We have not received your comment");
        let preview = world.reader().post(&format!("{}comments/preview", post.path), &fields).await;
        preview.assert_status(409).assert_has("A second too late").assert_has("9 May 2026");

        // The last second of 8 May in summer time, and the first of 9 May.
        at(world, "2026-05-08T22:59:59Z");
        world.reader().post(&format!("{}comments", post.path), &fields).await.assert_status(409);
        at(world, "2026-05-08T23:00:00Z");
        world.reader().comments(&post, "Dee", "Open again").await;
        let kept = ask(world.context.database.read(), "SELECT id FROM comments").await;
        assert_eq!(kept.len(), 2);
        world.leave_mail();
        world.work().await;
    }

    async fn the_queue_and_the_team_go_on_while_readers_wait(world: &World) {
        let post = world.published("Why we print it").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let comment = world.reader().comments(&post, "Cat", "Before the pause").await;
        let cat = world.reader();
        let second = cat.comments(&post, "Dee", "To be changed").await;
        enters(&ada, ["", ""], ["8 May 2026", ""]).await.assert_redirect("/desk/calendar/?done=entered");
        let words = "Comments are paused until the end of 8 May 2026";
        ada.get("/desk/").await.assert_has(words);
        ada.get("/desk/moderation/").await.assert_has(words).assert_has("To read 2");
        ada.publishes(&comment).await;
        let reply = ada
            .post(&format!("/desk/moderation/comments/{}/reply", comment.id), &[("reply", "Thank you.")])
            .await;
        assert_eq!(reply.status, 303, "{}", reply.text());
        let page = world.reader().get(&post.path).await;
        page.assert_has("Before the pause").assert_has("Thank you.").assert_has("Comments are paused");
        assert!(!page.has("Reply to Cat"), "nobody can reply in a pause");
        let form = format!("{}comments/new?reply_to={}", post.path, comment.id);
        world.reader().get(&form).await.assert_redirect(&format!("{}#leave-a-comment", post.path));
        let changed = cat.post(&second.receipt, &[("body", "Changed in the pause"), ("version", "1")]).await;
        assert_eq!(changed.status, 303, "a waiting comment can still be changed: {}", changed.text());
        cat.get(&second.receipt).await.assert_has("Changed in the pause");
    }

    async fn a_comment_sent_in_time_and_sent_again_after_the_closing_is_still_kept(world: &World) {
        let post = world.published("Why we print it").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let cat = world.reader();
        world.leave_mail();
        let fields = [("name", "Cat"), ("body", "Pressed twice"), ("email", "cat@example.test")];
        let first = cat.sends(&post, &fields).await;
        enters(&ada, ["", ""], ["", ""]).await.assert_redirect("/desk/calendar/?done=entered");
        let again = sent(&cat.post(&format!("{}comments", post.path), &fields).await);
        assert_eq!(first.receipt, again.receipt);
        let wrong = cat.post(&format!("{}comments", post.path), &[("body", "No name")]).await;
        wrong.assert_status(409).assert_has("No name").assert_has("We do not know yet when they will reopen");
        world.work().await;
    }

    async fn a_pause_is_changed_called_off_and_ended(world: &World) {
        let post = world.published("Why we print it").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        enters(&ada, ["1 April 2026", "9am"], ["2 April 2026", "5:30pm"]).await.assert_status(303);
        let form = ada.get("/desk/calendar/1").await;
        assert_eq!(form.attributes("#starts_time", "value"), ["9am"]);
        assert_eq!(form.attributes("#ends_date", "value"), ["2 April 2026"]);
        let fields = [
            ("title", "Election"), ("because", "it is called"), ("version", "1"),
            ("starts_date", "1 April 2026"), ("starts_time", "10am"), ("ends_date", ""),
        ];
        ada.post("/desk/calendar/1", &fields).await.assert_redirect("/desk/calendar/?done=changed");
        let late = [("title", "Other words"), ("because", "it is called"), ("version", "1"), ("starts_date", "1 April 2026")];
        let late = ada.post("/desk/calendar/1", &late).await;
        late.assert_status(409).assert_has("Someone else changed this pause");
        assert_eq!(late.attributes("input[name=version]", "value"), ["2"]);
        ada.get("/desk/calendar/").await.assert_has("From 10am on 1 April 2026, with no end yet");
        let off = ada.post("/desk/calendar/1/end", &[]).await;
        off.assert_redirect("/desk/calendar/?done=off");
        ada.get("/desk/calendar/").await.assert_has("No pauses planned.").assert_has("Cancelled");
        ada.get("/desk/calendar/1").await.assert_status(409);

        enters(&ada, ["", ""], ["", ""]).await.assert_status(303);
        world.reader().get(&post.path).await.assert_has("Comments are paused");
        world.pass(TimeDelta::minutes(5));
        let begun = ada.get("/desk/calendar/2").await;
        begun.assert_has("It began at 10am on 9 March 2026.");
        assert!(begun.select("#starts_date").is_empty() && begun.attributes("#starts_date", "name").is_empty());
        let longer = [("title", "Now"), ("because", "it is called"), ("version", "1"), ("ends_date", "10 March 2026")];
        ada.post("/desk/calendar/2", &longer).await.assert_redirect("/desk/calendar/?done=changed");
        ada.post("/desk/calendar/2/end", &[]).await.assert_redirect("/desk/calendar/?done=ended");
        world.reader().comments(&post, "Cat", "Open again").await;
        let lines = "SELECT action FROM audit WHERE subject = 'pause' ORDER BY id";
        let lines = ask(world.context.database.read(), lines).await;
        let lines: Vec<&str> = lines.iter().filter_map(|line| line["action"].as_str()).collect();
        assert_eq!(lines, [
            "pause_entered", "pause_changed", "pause_called_off", "pause_entered", "pause_changed", "pause_ended",
        ]);
    }

    async fn mistakes_are_told_and_keep_every_word(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let answer = enters(&ada, ["29 March 2026", "1:30am"], ["soon", "5pm"]).await;
        answer.assert_refused(&[
            "Enter another time: on 29 March 2026 the clocks go forward, and this time does not come",
            "Enter a date, like 9 June 2026",
        ]);
        assert_eq!(answer.attributes("#starts_time", "value"), ["1:30am"]);
        assert_eq!(answer.attributes("#ends_date", "value"), ["soon"]);
        assert_eq!(answer.attributes("#because", "value"), ["an election has been called"]);
        let past = enters(&ada, ["8 March 2026", ""], ["", ""]).await;
        past.assert_refused(&["Enter a first day that is still to come, or leave it empty to begin now"]);
        enters(&ada, ["25 March 2026", ""], ["8 May 2026", ""]).await.assert_status(303);
        let twice = enters(&ada, ["8 May 2026", "11pm"], ["1 June 2026", ""]).await;
        twice.assert_refused(&[
            "Comments are already paused from 25 March 2026 to 8 May 2026 for “Election of 2026”: change \
             that pause, or enter other days",
        ]);
        enters(&ada, ["9 May 2026", ""], ["1 June 2026", ""]).await.assert_status(303);
        let longer = [
            ("title", "Now"), ("because", "it is called"), ("version", "1"),
            ("starts_date", "25 March 2026"), ("ends_date", "10 May 2026"),
        ];
        ada.post("/desk/calendar/1", &longer).await.assert_status(422).assert_has("already paused");
        ada.get("/desk/calendar/99").await.assert_status(404);
        ada.post("/desk/calendar/99/end", &[]).await.assert_status(404);
    }

    async fn moderators_read_the_calendar_and_administrators_change_it(world: &World) {
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let calendar = mo.get("/desk/calendar/").await;
        calendar.assert_has("Only administrators can pause comments.");
        assert!(calendar.select("main form").is_empty());
        mo.get("/desk/calendar/new").await.assert_status(403);
        enters(&mo, ["", ""], ["", ""]).await.assert_status(403);
        ed.get("/desk/calendar/").await.assert_status(403);
        let stranger = world.reader().get("/desk/calendar/").await;
        assert!(stranger.asks_to_sign_in());
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        world.pass(TimeDelta::hours(1));
        back(&ada).await;
        enters(&ada, ["", ""], ["", ""]).await.assert_status(303);
    }
}
