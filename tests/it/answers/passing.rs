//! Another team and those who mend faults are told by mail, and the writer that they were.

use super::{Scene, conflicts, lines, risk, saves};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn another_team_gets_the_text_and_the_writer_is_told(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let team = saves(mo, "teams", "the payments team", "Pay@Example.test", "Pays people").await;
        let fields = [
            ("name", "Eve"),
            ("body", "Where is my money?"),
            ("email", "eve@example.com"),
            ("notify", "true"),
        ];
        let eve = world.reader();
        let sent = eve.sends(&scene.post, &fields).await;
        eve.confirms(&sent).await;
        mo.publishes(&sent).await;
        let path = format!("/desk/answers/{}/passing", sent.id);
        let passing = [("team", team.as_str()), ("handover_note", "Yours, I think."), ("back", "comment")];
        let done = mo.post(&path, &passing).await;
        done.assert_redirect(&format!("/desk/moderation/comments/{}?done=chosen#next", sent.id));
        // Pressed twice, it is sent once.
        mo.post(&path, &passing).await.assert_status(303);
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == "pay@example.test"), "not before undo is over");
        assert!(!eve.get(&sent.receipt).await.has("We passed your comment on"));
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        let to_team: Vec<_> = mail.iter().filter(|mail| mail.to == "pay@example.test").collect();
        let [to_team] = to_team.as_slice() else { panic!("one mail: {to_team:?}") };
        let plain = to_team.letter.plain();
        for words in ["Where is my money?", "Yours, I think.", "/comments/", "mo.moderator@example.test"] {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        assert!(!plain.contains("eve@example.com"), "the writer's address stays here");
        assert_eq!(to_team.letter.answers_to.as_deref(), Some("mo.moderator@example.test"));
        let to_eve: Vec<_> = mail
            .iter()
            .filter(|mail| mail.to == "eve@example.com" && mail.letter.subject.starts_with("We passed"))
            .collect();
        assert_eq!(to_eve.len(), 1);
        assert!(to_eve[0].letter.plain().contains("on to the payments team."));
        let told = "We passed your comment on to the payments team on 9 March 2026.";
        eve.get(&sent.receipt).await.assert_has(told);
        let page = mo.get(&format!("/desk/moderation/comments/{}", sent.id)).await;
        page.assert_has("Mo Moderator passed it to the payments team").assert_has("Note: Yours, I think.");
        assert_eq!(lines(world, &sent).await.iter().filter(|line| *line == "passed_on").count(), 1);
    }

    async fn whoever_has_not_confirmed_an_address_is_told_nothing(world: &World) {
        let scene = Scene::set(world).await;
        let team = saves(&scene.mo, "teams", "the payments team", "pay@example.test", "").await;
        let fields =
            [("name", "Eve"), ("body", "Hello"), ("email", "victim@example.com"), ("notify", "true")];
        let sent = world.reader().sends(&scene.post, &fields).await;
        scene.mo.publishes(&sent).await;
        let path = format!("/desk/answers/{}/passing", sent.id);
        scene.mo.post(&path, &[("team", &team)]).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let subjects: Vec<String> = world
            .mail()
            .into_iter()
            .filter(|mail| mail.to == "victim@example.com")
            .map(|mail| mail.letter.subject)
            .collect();
        assert_eq!(subjects.len(), 1, "only the question whether it was them: {subjects:?}");
    }

    async fn a_team_is_chosen_from_those_that_are_offered(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let team = saves(mo, "teams", "the payments team", "pay@example.test", "").await;
        let reply = saves(mo, "replies", "Thanks", "", "Thank you.").await;
        let retired = saves(mo, "teams", "an old team", "old@example.test", "").await;
        mo.post(&format!("/desk/moderation/teams/{retired}/retirement"), &[]).await.assert_status(303);
        for wrong in ["", "0", "x", "999", &reply, &retired] {
            let fields = [("team", wrong), ("handover_note", "Kept words")];
            let page = mo.post(&scene.at("passing"), &fields).await;
            page.assert_refused(&["Select a team"]);
            assert_eq!(page.select("#handover_note"), ["Kept words"]);
            assert!(page.select("title").concat().starts_with("Error: "));
        }
        let long = "n".repeat(1001);
        let fields = [("team", team.as_str()), ("handover_note", long.as_str())];
        mo.post(&scene.at("passing"), &fields).await.assert_status(422);
        let waiting = world.reader().comments(&scene.post, "Dee", "Not yet").await;
        let path = format!("/desk/answers/{}/passing", waiting.id);
        conflicts(&mo.post(&path, &[("team", &team)]).await, "Moderate the comment first");
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        ed.post(&scene.at("passing"), &[("team", &team)]).await.assert_status(403);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == "old@example.test"));
    }

    async fn passing_on_is_taken_back_until_the_mail_leaves(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let team = saves(mo, "teams", "the payments team", "pay@example.test", "").await;
        mo.post(&scene.at("passing"), &[("team", &team)]).await.assert_status(303);
        let page = mo.get(&format!("/desk/answers/{}", scene.comment.id)).await;
        let answer = page.attributes("input[name=answer]", "value").remove(0);
        let fields = [("answer", answer.as_str())];
        scene.ann.post(&scene.at("calling-off"), &fields).await.assert_status(403);
        for _ in 0..2 {
            mo.post(&scene.at("calling-off"), &fields).await.assert_status(303);
        }
        conflicts(&mo.post(&scene.at("calling-off"), &[("answer", "x")]).await, "Reload the page");
        mo.post(&scene.at("calling-off"), &[("answer", "999")]).await.assert_status(404);
        mo.post(&scene.at("passing"), &[("team", &team), ("handover_note", "Again")]).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == "pay@example.test").count(), 1);
        let select = "SELECT id FROM answers WHERE state = 'done'";
        let rows = crate::world::ask(world.context.database.read(), select).await;
        let late = rows[0]["id"].to_string();
        conflicts(&mo.post(&scene.at("calling-off"), &[("answer", &late)]).await, "It is too late");
    }

    async fn a_fault_goes_to_those_who_mend_it(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let fields = [("fault_team", ""), ("fault_note", "Kept words")];
        let page = mo.post(&scene.at("fault"), &fields).await;
        page.assert_refused(&[
            "Select the team that can fix it, or ask an administrator to add an email for faults in Settings",
        ]);
        assert_eq!(page.select("#fault_note"), ["Kept words"]);
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        risk::sets(&ada, &[("fault_email", "web@example.test")]).await;
        mo.post(&scene.at("fault"), &fields).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        let told: Vec<_> = mail.iter().filter(|mail| mail.to == "web@example.test").collect();
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert!(told.letter.subject.starts_with("A reader reports a fault"));
        let receipt = world.reader().get(&scene.comment.receipt).await;
        receipt.assert_has("We reported the fault you found to the people who can fix it");
        let team = saves(mo, "teams", "the web team", "team@example.test", "").await;
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        mo.post(&scene.at("fault"), &[("fault_team", &team)]).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert_eq!(world.mail().iter().filter(|mail| mail.to == "team@example.test").count(), 1);
    }
}
