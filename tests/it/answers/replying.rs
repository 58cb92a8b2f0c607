//! Replies by the team: drafts, saved replies, colleagues, two people at one draft.

use super::{Scene, conflicts, lines, saves};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn a_draft_is_kept_and_published_in_the_name_of_whoever_publishes(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, post } = &scene;
        ann.post("/desk/account/profile", &[("name", "Ann Author"), ("job", "Digital strategy")]).await;
        ann.post(&scene.at("draft"), &[("reply", "Half a thou")]).await.assert_status(303);
        assert!(!world.reader().get(&post.path).await.has("Half a thou"));
        let page = ann.get(&format!("/desk/answers/{}", comment.id)).await;
        page.assert_has("A draft, changed by Ann Author at 10am today. You go on with it.");
        assert_eq!(page.select("#reply"), ["Half a thou"]);
        assert_eq!(page.attributes("input[name=draft_version]", "value"), ["1"]);
        let theirs = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        assert_eq!(theirs.select("#reply"), ["Half a thou"]);
        let fields = [("reply", "A whole thought"), ("draft_version", "1")];
        ann.post(&scene.at("reply"), &fields).await.assert_redirect(&format!(
            "/desk/answers/{}?done=replied",
            comment.id
        ));
        let page = world.reader().get(&post.path).await;
        page.assert_has("A whole thought").assert_has("Comment by Ann Author posted on");
        assert_eq!(page.select(".fc-comment__role"), ["Team member, Digital strategy"]);
        let gone = ann.get(&format!("/desk/answers/{}", comment.id)).await;
        assert_eq!(gone.select("#reply"), [""]);
        gone.assert_has("Answered by Ann Author");
        assert_eq!(lines(world, comment).await[2..], ["draft_kept"]);
        // Pressed twice, it is done; other words in place of a draft that is gone are not.
        ann.post(&scene.at("reply"), &fields).await.assert_redirect(&format!(
            "/desk/answers/{}?done=replied",
            comment.id
        ));
        let other = [("reply", "Another thought"), ("draft_version", "1")];
        let page = ann.post(&scene.at("reply"), &other).await;
        conflicts(&page, "Someone published or deleted the draft while you were writing");
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.select(".fc-comment__role").len(), 1);
        world.pass(TimeDelta::minutes(11));
        let again = [("reply", "A whole thought"), ("draft_version", "0")];
        ann.post(&scene.at("reply"), &again).await.assert_refused(&["This reply has already been published"]);
        world.work().await;
    }

    async fn the_second_of_two_who_save_gets_both_texts(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, .. } = &scene;
        ann.post(&scene.at("draft"), &[("reply", "Ann’s words")]).await.assert_status(303);
        for what in ["draft", "reply", "draft/removal"] {
            let page = mo.post(&scene.at(what), &[("reply", "Mo’s words")]).await;
            conflicts(&page, "Ann Author changed the draft while you were writing");
            page.assert_has("Ann’s words");
            assert_eq!(page.select("#reply"), ["Mo’s words"]);
            assert_eq!(page.attributes("input[name=draft_version]", "value"), ["1"]);
        }
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        let page = mo.post(&path, &[("reply", "Mo’s words")]).await;
        conflicts(&page, "Ann Author changed the draft while you were writing");
        let over = [("reply", "Both our words"), ("draft_version", "1")];
        mo.post(&scene.at("draft"), &over).await.assert_status(303);
        let stale = ann.post(&scene.at("draft"), &over).await;
        conflicts(&stale, "Mo Moderator changed the draft while you were writing");
        let deleting = [("draft_version", "2")];
        mo.post(&scene.at("draft/removal"), &deleting).await.assert_status(303);
        mo.post(&scene.at("draft/removal"), &deleting).await.assert_status(303);
        let late = [("reply", "Still here"), ("draft_version", "2")];
        let page = ann.post(&scene.at("reply"), &late).await;
        conflicts(&page, "Someone published or deleted the draft while you were writing");
        assert_eq!(page.select("#reply"), ["Still here"]);
    }

    async fn a_draft_is_passed_to_a_colleague_who_is_told(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, comment, .. } = &scene;
        let bob = world.person("Bob Author", &[Role::Author]).await;
        let path = format!("/desk/answers/{}", comment.id);
        bob.get(&path).await.assert_status(404);
        for wrong in ["", "0", "x"] {
            let page = ann.post(&scene.at("colleague"), &[("reply", "Words"), ("colleague", wrong)]).await;
            page.assert_refused(&["Select a colleague"]);
            assert_eq!(page.select("#reply"), ["Words"]);
        }
        let page = ann.post(&scene.at("colleague"), &[("reply", "Words"), ("colleague", "999")]).await;
        page.assert_refused(&["Select a colleague who can answer"]);
        let to = bob.id.to_string();
        let fields = [("reply", "Half a thought"), ("colleague", to.as_str())];
        ann.post(&scene.at("colleague"), &fields).await.assert_redirect(&format!("{path}?done=passed"));
        world.work().await;
        let mail = world.mail();
        let told: Vec<_> = mail.iter().filter(|mail| mail.to == bob.email).collect();
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert!(told.letter.plain().contains("Ann Author handed over a draft reply to you."));
        bob.get("/desk/answers/").await.assert_has("Cat Reed").assert_has("Draft saved");
        let page = bob.get(&path).await;
        assert_eq!(page.select("#reply"), ["Half a thought"]);
        let reply = [("reply", "A whole thought"), ("draft_version", "1")];
        for _ in 0..2 {
            // It was his to answer until he did.
            bob.post(&scene.at("reply"), &reply).await.assert_redirect("/desk/answers/");
        }
        world.reader().get(&scene.post.path).await.assert_has("Comment by Bob Author");
        assert_eq!(lines(world, comment).await[2..], ["draft_passed"]);
    }

    async fn a_saved_reply_is_put_into_the_field_and_nothing_is_lost(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, .. } = &scene;
        let saved = saves(mo, "replies", "Thanks", "", "Thank you for writing.").await;
        let team = saves(mo, "teams", "the payments team", "pay@example.test", "").await;
        let before = world.everything().await;
        let fields = [("reply", "Dear Cat,"), ("saved", saved.as_str()), ("draft_version", "0")];
        let page = ann.post(&scene.at("insertion"), &fields).await;
        page.assert_ok().assert_has("It is not sent yet.");
        page.assert_has("Your line breaks will be kept. Web addresses become links.");
        assert_eq!(page.select("details:has(code) summary"), ["How to format your reply"]);
        assert_eq!(page.select("#reply"), ["Dear Cat, Thank you for writing."]);
        for wrong in ["", "x", "999", team.as_str()] {
            let page = ann.post(&scene.at("insertion"), &[("reply", "Dear Cat,"), ("saved", wrong)]).await;
            page.assert_refused(&["Select a saved reply"]);
            assert_eq!(page.select("#reply"), ["Dear Cat,"]);
        }
        assert_eq!(before, world.everything().await, "nothing is kept yet");
    }

    async fn a_reply_must_be_one_that_can_stand_there(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, post } = &scene;
        let long = "w".repeat(3001);
        for (words, mistake) in
            [(" ", "Enter your comment"), (&long, "Comment must be 3,000 characters or less. You entered 3,001")]
        {
            let page = ann.post(&scene.at("reply"), &[("reply", words)]).await;
            page.assert_refused(&[mistake]);
        }
        ann.post(&scene.at("draft"), &[("reply", " ")]).await.assert_refused(&["Enter your reply"]);
        assert_eq!(mo.decides(comment.id, "removal", 2, &[("guideline", "duplicate")]).await.status, 303);
        ann.post(&scene.at("reply"), &[("reply", "Too late")]).await.assert_status(404);
        let waiting = world.reader().comments(post, "Dee", "Not yet").await;
        let path = format!("/desk/answers/{}/reply", waiting.id);
        ann.post(&path, &[("reply", "Too early")]).await.assert_status(404);
        let path = format!("/desk/moderation/comments/{}/reply", waiting.id);
        let own = mo.post(&path, &[("reply", "Hm")]).await;
        own.assert_refused(&["Publish the comment first, then answer it"]);
    }
}
