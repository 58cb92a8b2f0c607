//! A decision is taken back while nobody has been told.

use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn undo_within_ten_minutes_calls_off_the_mail(world: &World) {
        let post = world.published("Why we print it").await;
        let fields =
            [("name", "Cat"), ("body", "Tell me"), ("email", "cat@example.com"), ("notify", "true")];
        let cat = world.reader();
        let comment = cat.sends(&post, &fields).await;
        world.work().await;
        let plain = world.mail().remove(0).letter.plain();
        let link = plain.lines().find(|line| line.contains("/comments/confirm/")).expect("a link");
        cat.post(link.strip_prefix("http://localhost:8000").expect("ours"), &[]).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.publishes(&comment).await;
        world.reader().get(&post.path).await.assert_has("1 comment");
        world.pass(TimeDelta::minutes(9));
        let mine = ana.get("/desk/moderation/mine").await;
        mine.assert_has("Published: comment by Cat").assert_has("Undo");
        let path = format!("/desk/moderation/comments/{}/undo", comment.id);
        let undone = ana.post(&path, &[]).await;
        undone.assert_redirect(&format!("/desk/moderation/comments/{}?done=undone", comment.id));
        assert!(!world.reader().get(&post.path).await.has("Tell me"));
        cat.get(&comment.receipt).await.assert_has("Waiting to be read");
        world.pass(TimeDelta::hours(1));
        world.work().await;
        let told = world.mail().into_iter().filter(|mail| mail.to == "cat@example.com").count();
        assert_eq!(told, 0, "the mail was called off");
        ana.signs_in(&ana.email, crate::world::PASSWORD).await;
        ana.post(&path, &[]).await.assert_status(409).assert_has("undone already");
        let again = ana.decides(comment.id, "publication", 3, &[]).await;
        assert_eq!(again.status, 303, "{}", again.text());
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let told = world.mail().into_iter().filter(|mail| mail.to == "cat@example.com").count();
        assert_eq!(told, 1);
    }

    async fn undo_is_for_the_same_person_in_time_and_for_an_unchanged_comment(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let path = format!("/desk/moderation/comments/{}/undo", comment.id);
        ana.post(&path, &[]).await.assert_status(409);
        ana.publishes(&comment).await;
        ben.post(&path, &[]).await.assert_status(409).assert_has("Someone else decided");
        let reason = [("guideline", "duplicate")];
        assert_eq!(ben.decides(comment.id, "removal", 2, &reason).await.status, 303);
        ana.post(&path, &[]).await.assert_status(409);
        world.pass(TimeDelta::minutes(10));
        ben.post(&path, &[]).await.assert_status(409).assert_has("It is too late to undo");
        world.leave_mail();
        world.work().await;
    }

    async fn an_old_page_does_not_undo_another_decision(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Moderator", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Hello").await;
        let path = format!("/desk/moderation/comments/{}", comment.id);
        ana.decides(comment.id, "publication", 1, &[]).await.assert_status(303);
        let old = ana.get(&path).await.attributes("form[action*='/undo']", "action").remove(0);
        ana.post(&old, &[]).await.assert_status(303);
        ana.decides(comment.id, "spam", 3, &[]).await.assert_status(303);
        ana.post(&old, &[]).await.assert_status(409).assert_has("changed");
        ana.get(&path).await.assert_has("Spam");
        let new = ana.get(&path).await.attributes("form[action*='/undo']", "action").remove(0);
        ana.post(&new, &[]).await.assert_status(303);
    }

    async fn undo_goes_back_to_the_state_before(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        ana.publishes(&comment).await;
        let reason = [("guideline", "duplicate")];
        assert_eq!(ana.decides(comment.id, "removal", 2, &reason).await.status, 303);
        assert!(!world.reader().get(&post.path).await.has("Decide about me"));
        let path = format!("/desk/moderation/comments/{}/undo", comment.id);
        assert_eq!(ana.post(&path, &[]).await.status, 303);
        world.reader().get(&post.path).await.assert_has("Decide about me").assert_has("1 comment");
    }
}
