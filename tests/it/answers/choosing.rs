//! What is chosen after a comment is published: on the list, off it, and by whom.

use super::{Scene, by, conflicts, lines, saves};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn the_line_that_says_it_is_published_offers_what_may_follow(world: &World) {
        let Scene { mo, comment, post, .. } = Scene::set(world).await;
        let other = world.reader().comments(&post, "Dee", "And me?").await;
        let done = mo.decides(other.id, "publication", 1, &[]).await;
        let path = done.location().split('#').next().expect("a path").to_owned();
        let folded = mo.get(&path).await;
        let offers = folded.select(".fc-card--done summary, .fc-card--done button").join("; ");
        for words in ["Answer here…", "Pass to another team…", "Report a fault…", "No reply needed"] {
            assert!(offers.contains(words), "{words}: {offers}");
        }
        // The first author of the post is the one who answers, unless somebody else is chosen.
        assert_eq!(folded.select("#owner option[selected]"), ["Ann Author"]);
        let own = ".fc-card--done form[action$='/owner'] input[name=back]";
        let back = folded.attributes(own, "value").remove(0);
        let fields = [("back", back.as_str()), ("owner", "")];
        let chosen = mo.post(&format!("/desk/answers/{}/owner", other.id), &fields).await;
        let path = chosen.location();
        assert!(path.ends_with(&format!("#comment-{}", other.id)), "{path}");
        mo.get(path.split('#').next().expect("a path")).await.assert_has("To be answered by Ann Author, due at 10am on 11 March 2026");
        mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await.assert_has("Answer here…");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
    }

    async fn the_list_shows_what_is_owed_and_a_reply_takes_it_off(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, ann, comment, .. } = &scene;
        mo.get("/desk/moderation/").await.assert_has("No comments to read.");
        ann.get("/desk/answers/").await.assert_has("No published comment needs an answer.");
        mo.post(&scene.at("owner"), &[("owner", &ann.id.to_string())]).await.assert_status(303);
        mo.get("/desk/moderation/").await.assert_has("1 published comment needs an answer");
        mo.get("/desk/").await.assert_has("comment to answer");
        ann.get("/desk/").await.assert_has("comment for you to answer");
        let page = ann.get("/desk/answers/").await;
        page.assert_has("Comment by Cat Reed").assert_has("For Ann Author").assert_has("on Wednesday 11 March");
        assert_eq!(page.select(".fc-rows__acts a"), [format!("Reply to Cat Reed, number {}", comment.id)]);
        assert!(!page.has("Late"), "{page:?}");
        world.pass(TimeDelta::days(3));
        world.work().await;
        for person in [mo, ann] {
            person.signs_in(&person.email, crate::world::PASSWORD).await;
            person.get("/desk/answers/").await.assert_has("Late: was due");
        }
        mo.get("/desk/").await.assert_has("1 overdue");
        ann.post(&scene.at("reply"), &[("reply", "We will.")]).await.assert_status(303);
        ann.get("/desk/answers/").await.assert_has("No published comment needs an answer.");
        ann.get("/desk/answers/posts").await.assert_has("Answered by Ann Author");
        mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await.assert_has("Answered by Ann Author");
    }

    async fn an_author_finds_their_own_comments_and_nobody_elses(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, comment, .. } = &scene;
        let bob = world.person("Bob Author", &[Role::Author]).await;
        by(world, &bob, "Another story").await;
        let before = world.everything().await;
        bob.get(scene.at("").trim_end_matches('/')).await.assert_status(404);
        for (what, fields) in [
            ("owner", &[("owner", "")][..]),
            ("none", &[]),
            ("reply", &[("reply", "Mine now")]),
            ("draft", &[("reply", "Mine now")]),
            ("draft/removal", &[]),
            ("calling-off", &[("answer", "1")]),
        ] {
            bob.post(&scene.at(what), fields).await.assert_status(404);
        }
        for what in ["passing", "fault"] {
            bob.post(&scene.at(what), &[]).await.assert_status(403);
            ann.post(&scene.at(what), &[]).await.assert_status(403);
        }
        let mut after = world.everything().await;
        let mut before = before;
        // Only the sessions were used.
        before.remove("sessions");
        after.remove("sessions");
        assert_eq!(before, after);
        assert!(!bob.get("/desk/answers/posts").await.has("Cat Reed"));
        ann.get("/desk/answers/posts").await.assert_has("Cat Reed").assert_has("No reply yet");
        let own = ann.get(&format!("/desk/answers/{}", comment.id)).await;
        own.assert_ok().assert_has("Will you print it again?");
        assert!(!own.has("Pass to another team"), "{own:?}");
        // Who is asked to answer finds it, on whosever post it is.
        ann.post(&scene.at("owner"), &[("owner", &bob.id.to_string())]).await.assert_status(303);
        bob.get(&format!("/desk/answers/{}", comment.id)).await.assert_ok();
        bob.get("/desk/answers/").await.assert_has("Cat Reed");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let told: Vec<_> = world.mail().into_iter().filter(|mail| mail.to == bob.email).collect();
        assert_eq!(told.len(), 1);
        assert!(told[0].letter.plain().contains("Ann Author asks you to answer a published comment."));
    }

    async fn whoever_is_asked_reads_who_asks_this_time(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, ann, .. } = &scene;
        let bob = world.person("Bob Author", &[Role::Author]).await;
        mo.post(&scene.at("owner"), &[("owner", &ann.id.to_string())]).await.assert_status(303);
        ann.post(&scene.at("owner"), &[("owner", &bob.id.to_string())]).await.assert_status(303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mut told = world.mail();
        told.retain(|mail| mail.letter.subject.starts_with("A comment to answer"));
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert_eq!(told.to, bob.email);
        assert!(told.letter.plain().contains("Ann Author asks you"), "{}", told.letter.plain());
        assert_eq!(told.letter.answers_to.as_deref(), Some(ann.email.as_str()));
    }

    async fn addresses_of_writers_are_not_shown_to_those_who_answer(world: &World) {
        let scene = Scene::set(world).await;
        let fields = [("name", "Eve"), ("body", "Tell me"), ("email", "eve@secret.example")];
        let sent = world.reader().sends(&scene.post, &fields).await;
        scene.mo.publishes(&sent).await;
        for path in ["/desk/answers/posts".to_owned(), format!("/desk/answers/{}", sent.id)] {
            let page = scene.ann.get(&path).await;
            page.assert_ok().assert_has("Eve");
            assert!(!page.body().contains("secret.example"), "{path}");
        }
        world.leave_mail();
        world.work().await;
    }

    async fn a_choice_fits_the_state_and_is_made_once(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, comment, post, .. } = &scene;
        let waiting = world.reader().comments(post, "Dee", "Not yet").await;
        let at = |what: &str| format!("/desk/answers/{}/{what}", waiting.id);
        conflicts(&mo.post(&at("none"), &[]).await, "Publish the comment first");
        mo.get(at("").trim_end_matches('/')).await.assert_status(404);
        mo.post(&at("owner"), &[]).await.assert_status(404);
        for _ in 0..2 {
            mo.post(&scene.at("owner"), &[("owner", &mo.id.to_string())]).await.assert_status(303);
        }
        for wrong in ["0", "x", "999"] {
            let page = mo.post(&scene.at("owner"), &[("owner", wrong)]).await;
            page.assert_refused(&["Select someone on the team who can answer"]);
        }
        for _ in 0..2 {
            mo.post(&scene.at("none"), &[]).await.assert_status(303);
        }
        assert_eq!(
            lines(world, comment).await[2..],
            ["answer_asked", "no_reply_needed"],
            "one line for each change"
        );
        mo.get("/desk/answers/").await.assert_has("No published comment needs an answer.");
        mo.post("/desk/answers/999/none", &[]).await.assert_status(404);
    }

    async fn undoing_the_publication_takes_everything_back(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, ann, comment, .. } = &scene;
        let team = saves(mo, "teams", "the payments team", "pay@example.test", "").await;
        mo.post(&scene.at("owner"), &[("owner", &ann.id.to_string())]).await.assert_status(303);
        let passing = [("team", team.as_str()), ("handover_note", "")];
        mo.post(&scene.at("passing"), &passing).await.assert_status(303);
        let undo = format!("/desk/moderation/comments/{}/undo", comment.id);
        mo.post(&undo, &[]).await.assert_status(303);
        world.pass(TimeDelta::minutes(30));
        world.work().await;
        let told: Vec<String> = world.mail().into_iter().map(|mail| mail.to).collect();
        for to in [ann.email.as_str(), "pay@example.test"] {
            assert!(!told.iter().any(|one| one == to), "{to} was told of what was undone");
        }
        mo.signs_in(&mo.email, crate::world::PASSWORD).await;
        mo.get("/desk/answers/").await.assert_has("No published comment needs an answer.");
        ann.signs_in(&ann.email, crate::world::PASSWORD).await;
        ann.get(&format!("/desk/answers/{}", comment.id)).await.assert_status(404);
    }

    async fn undoing_a_later_publication_leaves_what_was_chosen_after_an_earlier_one(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, comment, .. } = &scene;
        let team = saves(mo, "teams", "the payments team", "pay@example.test", "").await;
        let first = [("team", team.as_str()), ("handover_note", "The first note")];
        mo.post(&scene.at("passing"), &first).await.assert_status(303);
        mo.post(&scene.at("owner"), &[("owner", &mo.id.to_string())]).await.assert_status(303);
        world.pass(TimeDelta::minutes(1));
        let reason = [("guideline", "duplicate")];
        mo.decides(comment.id, "removal", 2, &reason).await.assert_status(303);
        mo.decides(comment.id, "restoration", 3, &[]).await.assert_status(303);
        mo.decides(comment.id, "publication", 4, &[]).await.assert_status(303);
        let second = [("team", team.as_str()), ("handover_note", "The second note")];
        mo.post(&scene.at("passing"), &second).await.assert_status(303);
        let undo = format!("/desk/moderation/comments/{}/undo", comment.id);
        mo.post(&undo, &[]).await.assert_status(303);
        let select = "SELECT kind, state FROM answers ORDER BY id";
        let made = crate::world::ask(world.context.database.read(), select).await;
        let made: Vec<(&str, &str)> = made
            .iter()
            .filter_map(|row| Some((row["kind"].as_str()?, row["state"].as_str()?)))
            .collect();
        assert_eq!(made, [("passed", "done"), ("here", "closed"), ("passed", "called_off")]);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mut told = world.mail();
        told.retain(|mail| mail.to == "pay@example.test");
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert!(told.letter.plain().contains("The first note"), "{}", told.letter.plain());
        // Published once more, it is on the list as before.
        mo.decides(comment.id, "publication", 6, &[]).await.assert_status(303);
        mo.get("/desk/answers/").await.assert_has("Cat Reed");
    }

    async fn a_place_in_the_list_that_no_database_knows_is_its_beginning(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, .. } = &scene;
        mo.post(&scene.at("owner"), &[("owner", &mo.id.to_string())]).await.assert_status(303);
        for odd in ["x", "1-x", "9999999999999999-1", "253402300800000000-1", "9223372036854775807-1"] {
            let page = mo.get(&format!("/desk/answers/?after={odd}")).await;
            page.assert_ok().assert_has("Cat Reed");
        }
    }

    async fn what_is_removed_leaves_the_list_and_comes_back_with_the_comment(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, comment, .. } = &scene;
        mo.post(&scene.at("owner"), &[("owner", &mo.id.to_string())]).await.assert_status(303);
        let reason = [("guideline", "duplicate")];
        assert_eq!(mo.decides(comment.id, "removal", 2, &reason).await.status, 303);
        mo.get("/desk/answers/").await.assert_has("No published comment needs an answer.");
        let undo = format!("/desk/moderation/comments/{}/undo", comment.id);
        mo.post(&undo, &[]).await.assert_status(303);
        mo.get("/desk/answers/").await.assert_has("Cat Reed");
    }
}
