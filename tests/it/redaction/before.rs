//! A comment is published without the personal details that were marked in it.

use crate::world::{Person, SentComment, World, ask};
use fair_comment::team::accounts::Role;

const BODY: &str = "Ring me on 01632 960123 or write to cat@mail.example. Thank you.";
const GONE: &str = "[personal information removed by a moderator]";

async fn presses(mo: &Person<'_>, comment: &SentComment, version: &str) -> crate::world::Answer {
    let page = mo.get("/desk/moderation/").await;
    let form = ".fc-acts input[name=span]";
    let spans = page.attributes(form, "value");
    let mut fields = vec![("version", version)];
    fields.extend(spans.iter().map(|span| ("span", span.as_str())));
    mo.post(&format!("/desk/moderation/comments/{}/redacted-publication", comment.id), &fields)
        .await
}

async fn count(world: &World, select: &str) -> usize {
    ask(world.context.database.read(), select).await.len()
}

both! {
    async fn one_press_publishes_without_what_is_marked(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", BODY).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let queue = mo.get("/desk/moderation/").await;
        queue.assert_has("Publish without 2 details");
        queue.assert_has(": “01632 960123”, “cat@mail.example”,");
        let done = presses(&mo, &comment, "1").await;
        done.assert_redirect(&format!("/desk/moderation/comments/{}?done=published-redacted", comment.id));
        let page = world.reader().get(&post.path).await;
        page.assert_has("1 comment").assert_has(&format!("Ring me on {GONE} or write to {GONE}. Thank you."));
        page.assert_has("A moderator removed personal information on 9 March 2026");
        assert!(!page.body().contains("01632") && !page.body().contains("mail.example"));
        let receipt = cat.get(&comment.receipt).await;
        receipt.assert_has(GONE).assert_has("A moderator removed personal details from your comment");
        assert!(!receipt.body().contains("01632"));
        assert_eq!(count(world, "SELECT id FROM decisions").await, 1);
        assert_eq!(count(world, "SELECT id FROM redactions WHERE passages = 2").await, 1);
        let lines = "SELECT id FROM audit WHERE actor = 'person' AND subject = 'comment'";
        assert_eq!(count(world, lines).await, 2, "one for the redaction, one for the decision");
        // Pressed twice is pressed once.
        let spans = [("version", "1"), ("span", "11-23"), ("span", "36-52")];
        let path = format!("/desk/moderation/comments/{}/redacted-publication", comment.id);
        assert_eq!(mo.post(&path, &spans).await.status, 303);
        assert_eq!(count(world, "SELECT id FROM redactions").await, 1);
    }

    async fn a_comment_without_personal_details_has_no_such_button(world: &World) {
        let post = world.published("Why we print it").await;
        world.reader().comments(&post, "Cat", "See https://a.example/ for more.").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        assert!(!mo.get("/desk/moderation/").await.has("Publish without"));
    }

    async fn a_late_or_odd_press_changes_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let comment = cat.comments(&post, "Cat", BODY).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let path = format!("/desk/moderation/comments/{}/redacted-publication", comment.id);
        let spans = ("span", "11-23");
        for fields in [vec![("version", "1")], vec![("version", "1"), ("span", "x")]] {
            mo.post(&path, &fields).await.assert_status(422);
        }
        for odd in ["0-999", "5-5", "9-3"] {
            mo.post(&path, &[("version", "1"), ("span", odd)]).await.assert_status(409);
        }
        // Its writer changes it meanwhile.
        cat.post(&comment.receipt, &[("version", "1"), ("body", "Ring 01632 960124")]).await;
        mo.post(&path, &[("version", "1"), spans]).await.assert_status(409);
        mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await.assert_has("01632 960124");
        // Somebody else decides meanwhile.
        ben.decides(comment.id, "spam", 2, &[]).await.assert_status(303);
        mo.post(&path, &[("version", "2"), spans]).await.assert_status(409);
        mo.post(&path, &[("version", "3"), spans]).await.assert_status(409);
        assert_eq!(count(world, "SELECT id FROM redactions").await, 0);
        mo.post("/desk/moderation/comments/999/redacted-publication", &[("version", "1"), spans])
            .await
            .assert_status(404);
    }
}
