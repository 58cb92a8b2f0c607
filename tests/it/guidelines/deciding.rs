//! A decision quotes a guideline in the words it had then, whatever becomes of it later.

use crate::world::{Person, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const LIST: &str = "/desk/moderation/guidelines";

async fn rewords(person: &Person<'_>, id: i64, title: &str, refusal: &str, version: &str) {
    let fields = [
        ("title", title),
        ("short", "Now in other words"),
        ("fault", "It misses the point"),
        ("body", "New text"),
        ("refusal", refusal),
        ("version", version),
    ];
    person.post(&format!("{LIST}/{id}"), &fields).await.assert_status(303);
}

async fn versions(world: &World) -> Vec<Option<i64>> {
    let select = "SELECT guideline_version FROM decisions ORDER BY id";
    let found = ask(world.context.database.read(), select).await;
    found.iter().map(|row| row["guideline_version"].as_i64()).collect()
}

both! {
    async fn the_receipt_the_mail_and_the_history_quote_the_words_of_then(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let cat = world.reader();
        let fields = [
            ("name", "Cat"), ("body", "Off the subject"), ("email", "cat@example.com"), ("notify", "true"),
        ];
        let comment = cat.sends(&post, &fields).await;
        world.work().await;
        let asked = world.mail().pop().expect("a mail");
        let asked = asked.letter.plain();
        let link = asked.split_whitespace().find(|word| word.contains("/comments/confirm/"));
        let path = link.expect("a link").trim_start_matches("http://localhost:8000").to_owned();
        cat.post(&path, &[]).await.assert_status(303);
        ana.decides(comment.id, "refusal", 1, &[("guideline", "g2")]).await.assert_status(303);
        rewords(&ana, 2, "Keep to the point", "New advice", "1").await;
        world.pass(TimeDelta::minutes(11));
        ana.signs_in(&ana.email, crate::world::PASSWORD).await;
        world.work().await;
        let told: Vec<_> =
            world.mail().into_iter().filter(|mail| mail.to == "cat@example.com").collect();
        let text = &told.last().expect("a mail").letter.plain();
        assert!(text.contains("It broke our rule: Stay on topic.") && !text.contains("New advice"), "{text}");
        assert!(text.contains(&format!("{}/rewrite", comment.receipt)), "{text}");
        let receipt = cat.get(&comment.receipt).await;
        receipt.assert_has("Stay on topic, as it stood when we decided.");
        assert!(!receipt.has("New advice") && !receipt.has("Keep to the point"));
        assert_eq!(
            receipt.attributes("main a[href^='/comment-rules/']", "href"),
            ["/comment-rules/#stay-on-topic"]
        );
        ana.get(&format!("/desk/moderation/comments/{}", comment.id)).await
            .assert_has("Reason: It is off topic");
        world.reader().get("/comment-rules/").await.assert_has("Keep to the point");
        // A decision from now on quotes the new words.
        let other = world.reader().comments(&post, "Dee", "Also off the subject").await;
        ana.decides(other.id, "refusal", 1, &[("guideline", "g2")]).await.assert_status(303);
        assert_eq!(versions(world).await, [Some(1), Some(2)]);
        world.pass(TimeDelta::minutes(11));
        world.reader().get(&other.receipt).await.assert_has("Keep to the point").assert_has("New advice");
        ana.get(&format!("/desk/moderation/comments/{}", other.id)).await
            .assert_has("Reason: It misses the point");
        world.leave_mail();
        world.work().await;
    }

    async fn a_retired_guideline_is_no_reason_and_stays_where_decisions_lead(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let one = world.reader().comments(&post, "Cat", "Once published").await;
        ana.publishes(&one).await;
        let reply = [("name", "Dee"), ("body", "An answer"), ("reply_to", &*one.id.to_string())];
        let reply = world.reader().sends(&post, &reply).await;
        ana.publishes(&reply).await;
        ana.decides(one.id, "removal", 2, &[("guideline", "g3")]).await.assert_status(303);
        ana.post(&format!("{LIST}/3/retirement"), &[]).await.assert_status(303);
        // Never named by a decision, so it is no earlier rule.
        ana.post(&format!("{LIST}/4/retirement"), &[]).await.assert_status(303);
        let rules = world.reader().get("/comment-rules/").await;
        rules.assert_has("Earlier rules");
        assert_eq!(rules.select("#be-concise h3"), ["Be brief"]);
        assert!(rules.select("#nothing-offensive-or-unlawful").is_empty());
        let tombstone = world.reader().get(&post.path).await;
        assert_eq!(
            tombstone.attributes(".fc-comment--gone > .fc-comment__body a", "href"),
            ["/comment-rules/#be-concise"]
        );
        let two = world.reader().comments(&post, "Eve", "Decide about me").await;
        let reasons = ana.get(&format!("/desk/moderation/comments/{}/refusal", two.id)).await;
        assert!(!reasons.attributes("input[name=guideline]", "value").contains(&"g3".to_owned()));
        ana.get(&format!("{LIST}/3")).await.assert_has("Retired on").assert_has("Bring back guideline");
        ana.post(&format!("{LIST}/3/deletion"), &[]).await.assert_status(409)
            .assert_has("Decisions or reports use this guideline");
        ana.get(&format!("{LIST}/3/deletion")).await.assert_has("cannot be deleted");
        // Somebody had the queue open all the while.
        let before = world.everything().await;
        for gone in ["g3", "g999"] {
            let more = [("guideline", gone), ("note", "Kept words")];
            let refused = ana.decides(two.id, "refusal", 1, &more).await;
            refused.assert_refused(&["We no longer use the reason you selected. Select another"]);
            assert_eq!(refused.select("#note"), ["Kept words"]);
        }
        assert_eq!(before, world.everything().await);
        // Brought back, it is a reason again.
        ana.post(&format!("{LIST}/3/return"), &[]).await.assert_status(303);
        ana.decides(two.id, "refusal", 1, &[("guideline", "g3")]).await.assert_status(303);
        world.leave_mail();
        world.work().await;
    }
}
