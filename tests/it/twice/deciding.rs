//! What becomes of a comment: undone, reworded, withdrawn, noted, answered, marked.

use super::presses_twice;
use crate::{
    answers::Scene,
    world::{ask, sent},
};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn a_decision_is_undone_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let on = format!("/desk/moderation/comments/{}", comment.id);
        let undo = format!("{on}/undo");
        let seen = [("version", "1")];
        presses_twice(world, &ana, &format!("{on}/publication"), &seen, "/desk/", 1).await;
        presses_twice(world, &ana, &undo, &[], &format!("{on}?done=undone"), 1).await;
        // What comes after is another matter.
        ana.decides(comment.id, "publication", 3, &[]).await.assert_status(303);
        presses_twice(world, &ana, &undo, &[], &format!("{on}?done=undone"), 1).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.post(&undo, &[]).await.assert_status(409).assert_has("undone already");
        world.pass(TimeDelta::minutes(11));
        ana.post(&undo, &[]).await.assert_status(409).assert_has("undone already");
        world.leave_mail();
        world.work().await;
    }

    async fn several_are_decided_and_undone_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let one = world.reader().comments(&post, "Cat", "Decide about me").await;
        let two = world.reader().comments(&post, "Dee", "And about me").await;
        let chosen = [format!("{}.1", one.id), format!("{}.1", two.id)];
        let fields = [("act", "publish"), ("chosen", &chosen[0]), ("chosen", &chosen[1])];
        let path = "/desk/moderation/batches/";
        let done =
            presses_twice(world, &ana, "/desk/moderation/several", &fields, path, 2).await;
        let batch = done.location().split('?').next().expect("a path").to_owned();
        let undone = presses_twice(world, &ana, &format!("{batch}/undo"), &[], &batch, 2).await;
        assert!(undone.location().contains("undone=2"), "{}", undone.location());
    }

    async fn words_are_taken_out_and_put_back_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Ring Bob").await;
        let on = format!("/desk/moderation/comments/{}", comment.id);
        let path = format!("{on}/redaction");
        let fields = [("version", "1"), ("passage", "Bob"), ("reason", "writer"), ("seen", "true")];
        presses_twice(world, &ana, &path, &fields, &on, 1).await;
        presses_twice(world, &ana, &format!("{path}/undo"), &[], &on, 1).await;
    }

    async fn the_writer_rewords_and_withdraws_once(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "First words").await;
        let fields = [("body", "Other\r\nwords"), ("version", "1")];
        let changed = format!("{}?done=changed", comment.receipt);
        presses_twice(world, &cat, &comment.receipt, &fields, &changed, 1).await;
        let earlier = ask(world.context.database.read(), "SELECT id FROM comment_wordings").await;
        assert_eq!(earlier.len(), 1);
        let stale = [("body", "Not these"), ("version", "1")];
        cat.post(&comment.receipt, &stale).await.assert_status(409).assert_has("Not these");
        let path = format!("{}/withdrawal", comment.receipt);
        presses_twice(world, &cat, &path, &[], &comment.receipt, 1).await;
        let path = format!("{}comments", post.path);
        let fields = [("name", "Cat"), ("body", "Sent twice"), ("email", "cat@example.test")];
        world.leave_mail();
        sent(&presses_twice(world, &cat, &path, &fields, "/comments/", 1).await);
        world.work().await;
    }

    async fn a_note_is_kept_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let on = format!("/desk/moderation/comments/{}", comment.id);
        let path = format!("{on}/notes");
        let fields = [("team_note", "I have asked the press office")];
        presses_twice(world, &ana, &path, &fields, &on, 1).await;
        let other = [("team_note", "They have answered")];
        presses_twice(world, &ana, &path, &other, &on, 1).await;
        presses_twice(world, &ana, &path, &fields, &on, 1).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        presses_twice(world, &ben, &path, &fields, &on, 1).await;
        let notes = ask(world.context.database.read(), "SELECT id FROM team_notes").await;
        assert_eq!(notes.len(), 4);
    }

    async fn a_reply_of_the_team_is_published_once(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, post } = &scene;
        let fields = [("reply", "Yes, in May."), ("draft_version", "0")];
        let done = format!("/desk/answers/{}?done=replied", comment.id);
        presses_twice(world, ann, &scene.at("reply"), &fields, &done, 1).await;
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        let fields = [("reply", "And in June."), ("draft_version", "0")];
        let on = format!("/desk/moderation/comments/{}?done=replied", comment.id);
        presses_twice(world, mo, &path, &fields, &on, 1).await;
        let draft = [("reply", "And in"), ("draft_version", "0")];
        let kept = format!("/desk/answers/{}?done=kept", comment.id);
        presses_twice(world, ann, &scene.at("draft"), &draft, &kept, 1).await;
        let fields = [("reply", "And in July."), ("draft_version", "1")];
        presses_twice(world, ann, &scene.at("reply"), &fields, &done, 1).await;
        let page = world.reader().get(&post.path).await;
        assert_eq!(page.select(".fc-comment__role").len(), 3, "{}", page.text());
        // Much later it is no second press.
        world.pass(TimeDelta::minutes(11));
        let again = [("reply", "Yes, in May."), ("draft_version", "0")];
        let refused = ann.post(&scene.at("reply"), &again).await;
        refused.assert_refused(&["This reply has already been published"]);
        let bob = world.person("Bob Author", &[Role::Author]).await;
        let to = bob.id.to_string();
        let pass = [("reply", "Can you?"), ("draft_version", "0"), ("colleague", to.as_str())];
        let passed = format!("/desk/answers/{}?done=passed", comment.id);
        presses_twice(world, ann, &scene.at("colleague"), &pass, &passed, 1).await;
        // He was only asked to, so it is not his any more once he has passed it on.
        let ann_s = ann.id.to_string();
        let back = [("reply", "No, sorry"), ("draft_version", "1"), ("colleague", ann_s.as_str())];
        presses_twice(world, &bob, &scene.at("colleague"), &back, "/desk/answers/", 1).await;
        world.work().await;
    }

    async fn a_mark_of_risk_is_set_and_answered_once(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "I cannot go on").await;
        let path = format!("/desk/moderation/comments/{}/risk", comment.id);
        presses_twice(world, &ana, &path, &[], &format!("{path}?done="), 1).await;
        world.work().await;
        let fields = [("done", "Called them.")];
        presses_twice(world, &ana, &format!("{path}/handling"), &fields, &path, 1).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.post(&format!("{path}/handling"), &fields).await.assert_status(409);
        let fields = [("reason", "They are well.")];
        presses_twice(world, &ana, &format!("{path}/clearing"), &fields, &path, 1).await;
        ben.post(&format!("{path}/clearing"), &fields).await.assert_status(409);
    }
}
