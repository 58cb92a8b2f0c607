//! What the receipt says: where a comment is, by when, and what its writer can do next.

use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn the_steps_say_when_and_own_up_when_they_are_late(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Is it free?").await;
        let page = cat.get(&comment.receipt).await;
        page.assert_has("By 10am on Wednesday 11 March").assert_has("We aim to decide by");
        assert_eq!(page.select("ol.fc-steps [aria-current=step] b"), ["Waiting to be read"]);
        world.pass(TimeDelta::days(3));
        let late = cat.get(&comment.receipt).await;
        late.assert_has("We are late, and we are sorry.").assert_has("We aimed to decide by");
        assert!(!late.has("We aim to decide by"));
        world.leave_mail();
        world.work().await;
    }

    async fn an_address_is_the_wish_to_be_told_and_none_is_asked_for_after(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let told = cat.sends(&post, &[("name", "Cat"), ("body", "One"), ("email", "cat@example.com")]).await;
        let form = world.reader().get(&post.path).await;
        assert!(form.select("[name=notify]").is_empty());
        let page = cat.get(&told.receipt).await;
        assert!(!page.has("Tell me when you decide"));
        cat.confirms(&told).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(told.id, "publication", 1, &[]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        assert!(mail.iter().any(|mail| mail.letter.subject.starts_with("Your comment is published")), "{mail:?}");
        // A form from before, without an address: the field is passed over.
        let old = [("name", "Dee"), ("body", "Two"), ("notify", "true")];
        let silent = cat.sends(&post, &old).await;
        cat.get(&silent.receipt).await.assert_has("Tell me when you decide");
        world.leave_mail();
    }

    async fn whoever_gave_no_address_can_ask_to_be_told(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Is it free?").await;
        let path = format!("{}/email", comment.receipt);
        let wrong = cat.post(&path, &[("email", "cat@")]).await;
        wrong.assert_status(422);
        assert_eq!(wrong.mistakes(), ["Enter an email address in the correct format, like name@example.com"]);
        let empty = cat.post(&path, &[]).await;
        assert_eq!(empty.mistakes(), ["Enter your email address"]);
        let done = cat.post(&path, &[("email", "cat@example.com")]).await;
        done.assert_redirect(&format!("{}?done=addressed", comment.receipt));
        let page = cat.get(done.location()).await;
        page.assert_has("Email address saved").assert_has("confirm it or we cannot write to you");
        assert!(!page.has("Tell me when you decide"));
        // Another address does not take its place.
        cat.post(&path, &[("email", "eve@example.com")]).await.assert_redirect(done.location());
        cat.confirms(&comment).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(comment.id, "publication", 1, &[]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        let told: Vec<&str> = mail
            .iter()
            .filter(|mail| mail.letter.subject.starts_with("Your comment is published"))
            .map(|mail| mail.to.as_str())
            .collect();
        assert_eq!(told, ["cat@example.com"]);
        world.leave_mail();
    }

    async fn an_address_given_while_a_refusal_can_be_undone_is_told_of_it(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let known = cat.sends(&post, &[("name", "Cat"), ("body", "One"), ("email", "cat@example.com")]).await;
        cat.confirms(&known).await;
        let comment = cat.comments(&post, "Cat", "Where is my letter?").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let more = [("guideline", "personal_case")];
        assert_eq!(mo.decides(comment.id, "refusal", 1, &more).await.status, 303);
        world.leave_mail();
        let path = format!("{}/email", comment.receipt);
        assert_eq!(cat.post(&path, &[("email", "cat@example.com")]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = world.mail();
        assert!(mail.iter().any(|mail| mail.letter.subject.starts_with("We did not publish")), "{mail:?}");
        world.leave_mail();
    }

    async fn each_outcome_has_its_own_next_step(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for (reason, says, resend) in [
            ("personal_case", "It is about your own case", 0),
            ("belongs_elsewhere", "Another team can answer this better than we can.", 0),
            ("writer_asked", "You asked us not to publish it.", 0),
            ("handled_privately", "We have replied to you privately.", 0),
        ] {
            let comment = cat.comments(&post, "Cat", reason).await;
            assert_eq!(mo.decides(comment.id, "refusal", 1, &[("guideline", reason)]).await.status, 303);
            world.pass(TimeDelta::minutes(11));
            let page = cat.get(&comment.receipt).await;
            page.assert_has(says).assert_has("We did not publish your comment");
            assert_eq!(page.select("a.govuk-button[href$='/rewrite']").len(), resend, "{reason}");
        }
        world.leave_mail();
        world.work().await;
    }

    async fn a_second_copy_leads_to_the_one_that_is_published(world: &World) {
        let post = world.published("Why we print it").await;
        let (cat, dee) = (world.reader(), world.reader());
        let first = cat.comments(&post, "Cat", "Is it free?").await;
        let second = dee.comments(&post, "Cat", "Is it free?").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(first.id, "publication", 1, &[]).await.status, 303);
        assert_eq!(mo.decides(second.id, "refusal", 1, &[("guideline", "duplicate")]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        let page = dee.get(&second.receipt).await;
        page.assert_has("You sent this comment more than once. We published one of them.");
        let link = format!("main a[href='{}comments/{}']", post.path, first.id);
        assert_eq!(page.attributes(&link, "href").len(), 1);
        assert!(!page.has("Change and resend"));
        world.leave_mail();
        world.work().await;
    }

    async fn what_was_removed_is_not_said_to_have_never_been_published(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Ring me on 020 7946 0000").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(comment.id, "publication", 1, &[]).await.status, 303);
        let rules = mo.get(&format!("/desk/moderation/comments/{}/refusal", comment.id)).await;
        let rules = rules.attributes("input[name=guideline]", "value");
        let rule = rules.iter().find(|code| code.starts_with('g')).expect("a guideline");
        let removed = mo.decides(comment.id, "removal", 2, &[("guideline", rule)]).await;
        assert_eq!(removed.status, 303, "{}", removed.text());
        world.pass(TimeDelta::minutes(11));
        let page = cat.get(&comment.receipt).await;
        page.assert_has("We removed your comment").assert_has("It broke our rule:");
        assert!(!page.has("did not publish"), "{page:?}");
        assert_eq!(page.select("ol.fc-steps b"), ["Sent", "Published", "Removed"]);
        world.leave_mail();
        world.work().await;
    }

    async fn spam_is_told_how_to_say_that_it_was_none(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Cheap watches").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(comment.id, "spam", 1, &[]).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        let page = cat.get(&comment.receipt).await;
        page.assert_has("looked like advertising").assert_has("If you think this is a mistake, contact us.");
        assert!(!page.has("in other words"));
        world.leave_mail();
        world.work().await;
    }

    async fn a_published_comment_leads_to_the_post_and_to_who_replied(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Is it free?").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert_eq!(mo.decides(comment.id, "publication", 1, &[]).await.status, 303);
        let path = format!("{}comments", post.path);
        let id = comment.id.to_string();
        let reply = [("name", "Dee"), ("body", "It is."), ("reply_to", id.as_str())];
        let answer = world.reader().post(&path, &reply).await;
        assert_eq!(answer.status, 303);
        let own = answer.location().trim_start_matches("/comments/");
        let reply: i64 = own.split('-').next().expect("a key").parse().expect("a number");
        assert_eq!(mo.decides(reply, "publication", 1, &[]).await.status, 303);
        let page = cat.get(&comment.receipt).await;
        page.assert_has("Read it on the post").assert_has("Dee replied on");
        world.leave_mail();
        world.work().await;
    }
}
