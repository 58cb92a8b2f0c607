//! Choosing words, looking at what comes of it, removing them, and putting them back.

use crate::world::{Person, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const GONE: &str = "[personal information removed by a moderator]";

fn path(id: i64) -> String {
    format!("/desk/moderation/comments/{id}/redaction")
}

/// Removes a passage from a comment as it is now, and wants it to be removed.
async fn removes(mo: &Person<'_>, id: i64, passage: &str) {
    let version = mo.get(&path(id)).await.attributes("input[name=version]", "value").remove(0);
    let fields = [
        ("version", version.as_str()),
        ("passage", passage),
        ("reason", "writer"),
        ("seen", "true"),
    ];
    let done = mo.post(&path(id), &fields).await;
    done.assert_redirect(&format!("/desk/moderation/comments/{id}?done=redacted"));
}

both! {
    async fn a_passage_is_looked_at_and_then_removed(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "My doctor is Dr *Bob Marsh*. I like it.").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&comment).await;
        let page = mo.get(&path(comment.id)).await;
        page.assert_has("Remove words from a comment").assert_has("My doctor is Dr *Bob Marsh*.");
        let fields = [("version", "2"), ("passage", "Bob Marsh"), ("reason", "somebody_else")];
        let seen = mo.post(&path(comment.id), &fields).await;
        seen.assert_ok().assert_has("How it will read").assert_has(GONE);
        assert_eq!(seen.select("del"), ["Bob Marsh"]);
        world.reader().get(&post.path).await.assert_has("Bob Marsh");
        let sure = [fields[0], fields[1], fields[2], ("seen", "true")];
        mo.post(&path(comment.id), &sure)
            .await
            .assert_redirect(&format!("/desk/moderation/comments/{}?done=redacted", comment.id));
        let public = world.reader().get(&post.path).await;
        public.assert_has(&format!("My doctor is Dr {GONE}. I like it."));
        public.assert_has("A moderator removed personal information on 9 March 2026");
        assert!(!public.body().contains("Bob"));
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        own.assert_has("1 passage removed: Personal details of someone else").assert_has("Mo Moderator, 10");
        assert!(!own.body().contains("Bob"), "moderators do not read it either");
        cat.get(&comment.receipt).await.assert_has("removed personal details of someone else");
        // Twice is once.
        assert_eq!(mo.post(&path(comment.id), &sure).await.status, 303);
        let kept = ask(world.context.database.read(), "SELECT id FROM redactions").await;
        assert_eq!(kept.len(), 1);
    }

    async fn sentences_are_ticked(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "One here. Two there.\n\nThree.").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let page = mo.get(&path(comment.id)).await;
        let spans = page.attributes("input[name=span]", "value");
        assert_eq!(spans, ["0-9", "10-20", "22-28"]);
        let fields = [
            ("version", "1"),
            ("span", "10-20"),
            ("span", "22-28"),
            ("reason", "other"),
            ("words", "It was promised"),
            ("seen", "true"),
        ];
        assert_eq!(mo.post(&path(comment.id), &fields).await.status, 303);
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        own.assert_has("One here. [words removed by a moderator]").assert_has("It was promised");
        own.assert_has("2 passages removed");
        assert!(!own.body().contains("Two there"));
    }

    async fn mistakes_keep_every_word(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Bob and Ann and Bob").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let none = mo.post(&path(comment.id), &[("version", "1")]).await;
        none.assert_refused(&["Select or enter the words to remove", "Select a reason"]);
        let absent = [("version", "1"), ("passage", "Zed"), ("reason", "other"), ("words", "")];
        let absent = mo.post(&path(comment.id), &absent).await;
        absent.assert_refused(&[
            "Enter words exactly as they are in the comment: these are not in it",
            "Enter the reason",
        ]);
        assert_eq!(absent.select("#passage"), ["Zed"]);
        let told = [("version", "1"), ("passage", "Bob and Ann"), ("reason", "legal_request"), ("words", "Bob and Ann asked")];
        mo.post(&path(comment.id), &told)
            .await
            .assert_refused(&["Give the reason without the words that you remove"]);
        let several = [("version", "1"), ("passage", "Bob"), ("reason", "writer")];
        let several = mo.post(&path(comment.id), &several).await;
        several.assert_refused(&["These words are in the comment 2 times. Select which to remove"]);
        assert_eq!(several.attributes("input[name=place]", "value"), ["all", "1", "2"]);
        let second = [("version", "1"), ("passage", "Bob"), ("reason", "writer"), ("place", "2"), ("seen", "true")];
        assert_eq!(mo.post(&path(comment.id), &second).await.status, 303);
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        own.assert_has(&format!("Bob and Ann and {GONE}"));
    }

    async fn the_second_moderator_is_told_and_nothing_is_removed_twice(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Ring Bob. Ring Ann.").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        removes(&mo, comment.id, "Bob").await;
        let late = [("version", "1"), ("passage", "Ann"), ("reason", "writer"), ("seen", "true")];
        let late = ben.post(&path(comment.id), &late).await;
        late.assert_status(409).assert_has("This comment has changed since you opened the page");
        assert_eq!(late.select("#passage"), ["Ann"]);
        assert_eq!(late.attributes("input[name=version]", "value"), ["2"]);
        let looked = [("version", "1"), ("passage", "Ann"), ("reason", "writer")];
        ben.post(&path(comment.id), &looked).await.assert_status(409);
        removes(&ben, comment.id, "Ann").await;
        // A decision with the version of before is late as well.
        mo.decides(comment.id, "publication", 1, &[]).await.assert_status(409);
        mo.decides(comment.id, "publication", 3, &[]).await.assert_status(303);
    }

    async fn only_what_waits_or_is_published_is_redacted(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Ring Bob").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.decides(comment.id, "spam", 1, &[]).await.assert_status(303);
        mo.get(&path(comment.id)).await.assert_status(409);
        let fields = [("version", "2"), ("passage", "Bob"), ("reason", "writer"), ("seen", "true")];
        mo.post(&path(comment.id), &fields).await.assert_status(409);
        mo.get(&path(999)).await.assert_status(404);
        mo.post(&path(999), &fields).await.assert_status(404);
    }

    async fn what_the_writer_says_anew_has_no_note_and_nothing_is_put_back_into_it(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Ring Bob on 01632 960123").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        removes(&mo, comment.id, "Bob on 01632 960123").await;
        cat.get(&comment.receipt).await.assert_has("A moderator removed");
        let fields = [("body", "Ring the desk"), ("version", "2")];
        assert_eq!(cat.post(&comment.receipt, &fields).await.status, 303);
        assert!(!cat.get(&comment.receipt).await.has("A moderator removed"));
        let undo = format!("{}/undo", path(comment.id));
        mo.post(&undo, &[]).await.assert_status(409).assert_has("the writer has changed the comment since");
        assert_eq!(mo.decides(comment.id, "publication", 3, &[]).await.status, 303);
        let page = world.reader().get(&post.path).await;
        page.assert_has("Ring the desk");
        assert!(!page.has("A moderator removed") && !page.has("01632"), "{page:?}");
        world.leave_mail();
        world.work().await;
    }

    async fn words_are_put_back_in_time_by_whoever_removed_them(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Ring Bob on 01632 960123").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let undo = format!("{}/undo", path(comment.id));
        mo.post(&undo, &[]).await.assert_status(409).assert_has("nothing to undo");
        removes(&mo, comment.id, "Bob on 01632 960123").await;
        ben.post(&undo, &[]).await.assert_status(409).assert_has("An administrator can put them back");
        mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await.assert_has("Put the words back");
        mo.post(&undo, &[]).await.assert_redirect(&format!("/desk/moderation/comments/{}?done=put-back", comment.id));
        let own = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        own.assert_has("Ring Bob on 01632 960123").assert_has("telephone number").assert_has("put back at 10");
        let sealed = ask(world.context.database.read(), "SELECT body FROM sealed_originals").await;
        assert_eq!(sealed[0]["body"], "", "what is back in its place does not lie here as well");
        // Pressed twice it is done; somebody else is told, and so is who comes back later.
        mo.post(&undo, &[]).await.assert_redirect(&format!("/desk/moderation/comments/{}?done=put-back", comment.id));
        ben.post(&undo, &[]).await.assert_status(409).assert_has("nothing to undo");
        world.pass(TimeDelta::minutes(11));
        mo.post(&undo, &[]).await.assert_status(409).assert_has("nothing to undo");
        removes(&mo, comment.id, "Bob").await;
        world.pass(TimeDelta::minutes(10));
        mo.post(&undo, &[]).await.assert_status(409).assert_has("It is too late to undo this");
        world.leave_mail();
        world.work().await;
    }

    async fn later_an_administrator_puts_them_back_for_a_reason(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", "Ring Bob").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let reversal = format!("{}/reversal", path(comment.id));
        ada.post(&reversal, &[("why", "A mistake")]).await.assert_status(409);
        removes(&mo, comment.id, "Bob").await;
        mo.get(&reversal).await.assert_status(403);
        mo.post(&reversal, &[("why", "A mistake")]).await.assert_status(403);
        ada.post(&reversal, &[("why", " ")]).await.assert_refused(&["Enter the reason"]);
        assert_eq!(ada.post(&reversal, &[("why", "A mistake")]).await.status, 303);
        cat.get(&comment.receipt).await.assert_has("Ring Bob");
        let kept = ask(world.context.database.read(), "SELECT undone_because FROM redactions").await;
        assert_eq!(kept[0]["undone_because"], "A mistake");
        // Once its writer has changed it, there is nothing to go back to.
        removes(&mo, comment.id, "Bob").await;
        world.pass(TimeDelta::seconds(1));
        let version = "4";
        cat.post(&comment.receipt, &[("version", version), ("body", "Something else")]).await.assert_status(303);
        ada.post(&reversal, &[("why", "Again")]).await.assert_status(409).assert_has("has changed the comment");
    }

    async fn two_comments_that_differ_in_what_goes_both_stand(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        for number in ["01632 960123", "01632 960124"] {
            let comment = world.reader().comments(&post, "Cat", &format!("Ring {number}")).await;
            removes(&mo, comment.id, number).await;
        }
        // And whoever guesses what was said is not told that it was right.
        let again = world.reader().comments(&post, "Cat", "Ring 01632 960123").await;
        assert!(again.id > 2);
    }

    async fn a_placeholder_may_make_a_comment_longer_than_its_limit(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let body = format!("{}Bob.", "a b c d e ".repeat(299));
        let comment = world.reader().comments(&post, "Cat", &body).await;
        removes(&mo, comment.id, "Bob").await;
        mo.decides(comment.id, "publication", 2, &[]).await.assert_status(303);
        world.reader().get(&post.path).await.assert_has(GONE);
    }
}
