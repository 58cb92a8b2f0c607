//! The writer's own page: changing, withdrawing, confirming an address, and what was decided.

use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn a_waiting_comment_is_changed_and_moderators_keep_the_earlier_words(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "First words").await;
        let fields = [("body", "Second words"), ("version", "1")];
        let changed = cat.post(&comment.receipt, &fields).await;
        changed.assert_redirect(&format!("{}?done=changed", comment.receipt));
        cat.get(changed.location()).await.assert_has("Changes saved").assert_has("Second words");
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let page = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        page.assert_has("Second words").assert_has("Before: First words");
        let late = mo.decides(comment.id, "publication", 1, &[]).await;
        late.assert_status(409).assert_has("This comment has changed");
        let done = mo.decides(comment.id, "publication", 2, &[]).await;
        assert_eq!(done.status, 303);
        let stale = cat.post(&comment.receipt, &[("body", "Third words"), ("version", "2")]).await;
        stale.assert_status(409).assert_has("Third words");
        assert_eq!(stale.header("Cache-Control"), Some("no-store"));
        world.reader().get(&post.path).await.assert_has("Second words");
    }

    async fn a_change_that_cannot_be_taken_keeps_the_words(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "First words").await;
        cat.comments(&post, "Cat", "Other words").await;
        let empty = cat.post(&comment.receipt, &[("body", " "), ("version", "1")]).await;
        empty.assert_status(422);
        assert_eq!(empty.mistakes(), ["Enter your comment"]);
        let stale = cat.post(&comment.receipt, &[("body", "New words"), ("version", "7")]).await;
        stale.assert_status(409).assert_has("New words");
    }

    async fn a_change_to_what_another_says_tells_nothing_of_them(world: &World) {
        let post = world.published("Why we print it").await;
        let other = world.reader().comments(&post, "Cat", "Other words").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "First words").await;
        let same = cat.post(&comment.receipt, &[("body", "Other words"), ("version", "1")]).await;
        same.assert_redirect(&format!("{}?done=changed", comment.receipt));
        let page = cat.get(&comment.receipt).await;
        page.assert_has("Other words");
        assert!(!page.has("exactly this"));
        // Both wait, and the queue says that they say the same.
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for id in [other.id, comment.id] {
            mo.get(&format!("/desk/moderation/comments/{id}")).await.assert_has("Other words");
        }
        world.leave_mail();
    }

    async fn a_waiting_comment_is_withdrawn_once(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Never mind").await;
        let path = format!("{}/withdrawal", comment.receipt);
        let receipt = cat.get(&comment.receipt).await;
        assert_eq!(receipt.attributes(&format!("a[href='{path}']"), "href").len(), 1);
        assert!(receipt.select("form[action$='/withdrawal']").is_empty(), "not on this page");
        let asked = cat.get(&path).await;
        asked.assert_ok().assert_has("Never mind").assert_has("you cannot get it back");
        cat.get(&comment.receipt).await.assert_has("Waiting to be read");
        cat.post(&path, &[]).await.assert_redirect(&comment.receipt);
        cat.post(&path, &[]).await.assert_redirect(&comment.receipt);
        cat.get(&comment.receipt).await.assert_has("Your comment is withdrawn");
        cat.get(&path).await.assert_redirect(&comment.receipt);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.get("/desk/moderation/").await.assert_has("To read 0");
        mo.decides(comment.id, "publication", 1, &[]).await.assert_status(409);
        world.leave_mail();
        world.pass(TimeDelta::minutes(6));
        world.work().await;
    }

    async fn a_receipt_opens_by_its_own_address_only(world: &World) {
        let post = world.published("Why we print it").await;
        let one = world.reader().comments(&post, "Cat", "One").await;
        let two = world.reader().comments(&post, "Dee", "Two").await;
        let (_, code) = one.receipt.split_once('-').expect("key and code");
        for wrong in [
            format!("/comments/{}-{code}", two.id),
            format!("/comments/{}", one.id),
            "/comments/x".to_owned(),
            format!("{}x", one.receipt),
            "/comments/99999999999999999999-abc".to_owned(),
        ] {
            world.reader().get(&wrong).await.assert_status(404);
            world.reader().post(&wrong, &[("body", "x")]).await.assert_status(404);
        }
    }

    async fn a_refusal_is_told_once_undo_is_over_with_rule_and_note(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Vote for me").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let reasons = mo.get(&format!("/desk/moderation/comments/{}/refusal", comment.id)).await;
        let rules = reasons.attributes("input[name=guideline]", "value");
        let rule = rules.iter().find(|code| code.starts_with('g')).expect("a guideline");
        let more = [("guideline", rule.as_str()), ("note", "Try it without the last line.")];
        let done = mo.decides(comment.id, "refusal", 1, &more).await;
        assert_eq!(done.status, 303, "{}", done.text());
        cat.get(&comment.receipt).await.assert_has("Waiting to be read");
        world.pass(TimeDelta::minutes(11));
        let told = cat.get(&comment.receipt).await;
        told.assert_has("We did not publish your comment").assert_has("Try it without the last line.");
        assert_eq!(told.attributes("main a[href^='/comment-rules/#']", "href").len(), 1);
        world.leave_mail();
        world.work().await;
    }

    async fn an_address_is_confirmed_before_anything_is_told(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let fields =
            [("name", "Cat"), ("body", "Tell me please"), ("email", "Cat@Example.com"), ("notify", "true")];
        let comment = cat.sends(&post, &fields).await;
        world.work().await;
        let mail = world.mail();
        let [ask] = mail.as_slice() else { panic!("one mail: {mail:?}") };
        assert_eq!(ask.to, "cat@example.com");
        let plain = ask.letter.plain();
        assert!(!plain.contains("Tell me please") && !plain.contains("Cat"), "no word of the sender");
        let link = plain.lines().find(|line| line.contains("/comments/confirm/")).expect("a link");
        let path = link.strip_prefix("http://localhost:8000").expect("of this blog");
        cat.get(path).await.assert_ok().assert_has("Confirm your email address");
        cat.get(path).await.assert_ok();
        cat.get(&comment.receipt).await.assert_has("confirm it or we cannot write to you");
        let done = cat.post(path, &[]).await;
        done.assert_redirect(&format!("{}?done=confirmed", comment.receipt));
        cat.post(path, &[]).await.assert_redirect(&format!("{}?done=confirmed", comment.receipt));
        world.reader().get(&path.replace("confirm/", "confirm/9")).await.assert_status(404);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        world.work().await;
        assert!(world.mail().is_empty(), "mail waits until undo is over");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let told: Vec<_> =
            world.mail().into_iter().filter(|mail| mail.to == "cat@example.com").collect();
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert!(told.letter.subject.starts_with("Your comment is published"));
    }

    async fn an_address_that_is_not_confirmed_is_told_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let fields =
            [("name", "Cat"), ("body", "Tell me"), ("email", "victim@example.com"), ("notify", "true")];
        let comment = world.reader().sends(&post, &fields).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let to_them = world.mail().into_iter().filter(|mail| mail.to == "victim@example.com").count();
        assert_eq!(to_them, 1, "only the question whether it was them");
    }

    async fn the_way_to_a_receipt_can_be_had_by_mail_once_a_day(world: &World) {
        let post = world.published("Why we print it").await;
        let fields = [("name", "Cat"), ("body", "Where is it?"), ("email", "cat@example.com")];
        let cat = world.reader();
        cat.sends(&post, &fields).await;
        // The mail of that day asked to confirm the address.
        world.pass(TimeDelta::hours(25));
        world.leave_mail();
        world.work().await;
        world.mail();
        let again = cat.post(&format!("{}comments", post.path), &fields).await;
        again.assert_status(409).assert_has("Email me the link to my comment");
        let path = format!("{}comments/link", post.path);
        for _ in 0..3 {
            world.reader().post(&path, &fields).await.assert_ok().assert_has("Check your email");
            world.work().await;
        }
        assert_eq!(world.mail().len(), 1);
        let other = [("name", "Cat"), ("body", "Nothing like it"), ("email", "cat@example.com")];
        world.reader().post(&path, &other).await.assert_ok().assert_has("Check your email");
        world.work().await;
        assert!(world.mail().is_empty());
    }
}
