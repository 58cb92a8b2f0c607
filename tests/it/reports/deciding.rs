//! What moderators do about reports, and what is written down of it.

use super::sending::{address, kept, published, reports};
use crate::world::{World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const OTHER: [(&str, &str); 2] = [("reason", "other"), ("words", "It is <b>rude</b>")];

async fn outcomes(world: &World) -> Vec<String> {
    ask(world.context.database.read(), "SELECT outcome FROM reports ORDER BY id")
        .await
        .iter()
        .map(|row| row["outcome"].as_str().unwrap_or("").to_owned())
        .collect()
}

both! {
    async fn moderators_are_told_once_and_find_it_on_the_list(world: &World) {
        let (post, comment) = published(world).await;
        let path = address(&post, &comment);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        world.person("Ed Editor", &[Role::Editor]).await;
        mo.get("/desk/moderation/reported").await.assert_has("No reports to review");
        reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        world.pass(TimeDelta::minutes(6));
        world.work().await;
        let mut mail: Vec<_> = world
            .mail()
            .into_iter()
            .filter(|mail| mail.letter.plain().contains("reported by readers") || mail.letter.plain().contains("Reported by a reader"))
            .collect();
        mail.sort_by(|one, other| one.to.cmp(&other.to));
        let to: Vec<_> = mail.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(to, ["an.early.moderator@example.test", "mo.moderator@example.test"]);
        let plain = mail[0].letter.plain();
        assert!(plain.contains("It is <b>rude</b>") && plain.contains("Something else"), "{plain}");
        let list = mo.get("/desk/moderation/reported").await;
        list.assert_has("Reported by 2 readers");
        list.assert_has("A reader writes: “It is <b>rude</b>”").assert_has("You are all fools");
        assert!(world.reader().get("/desk/moderation/reported").await.is_refusal());
        // A third reader while nobody has looked: no more mail.
        reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        world.pass(TimeDelta::minutes(6));
        world.work().await;
        assert!(world.mail().is_empty());
    }

    async fn the_mail_names_what_came_last_and_how_many_there_are(world: &World) {
        world.leave_mail();
        let (post, comment) = published(world).await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        reports(world, &world.reader(), &address(&post, &comment), &OTHER).await.assert_ok();
        for number in 1..=10 {
            let comment = world.reader().comments(&post, "Cat", &format!("Story {number:02}")).await;
            mo.publishes(&comment).await;
            let path = address(&post, &comment);
            reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        }
        world.pass(TimeDelta::minutes(6));
        world.work().await;
        let mut told = world.mail();
        told.retain(|mail| mail.to == mo.email && mail.letter.plain().contains("Reported by a reader"));
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        assert_eq!(told.letter.subject, "11 comments are reported by readers");
        let plain = told.letter.plain();
        let place = |words: &str| plain.find(words).expect("it is in the mail");
        assert!(place("Story 10") < place("Story 01"), "the newest first: {plain}");
        assert!(!plain.contains("You are all fools"), "ten are in it: {plain}");
        assert!(plain.contains("And 1 more"), "{plain}");
    }

    async fn what_is_kept_is_kept_and_a_new_report_says_so(world: &World) {
        world.leave_mail();
        let (post, comment) = published(world).await;
        let path = address(&post, &comment);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let keep = format!("/desk/moderation/comments/{}/reports", comment.id);
        mo.post(&keep, &[("version", "2")]).await.assert_status(409);
        let reader = world.reader();
        reports(world, &reader, &path, &OTHER).await.assert_ok();
        mo.post(&keep, &[("version", "1")]).await.assert_status(409);
        mo.post(&keep, &[("version", "2")])
            .await
            .assert_redirect(&format!("/desk/moderation/comments/{}?done=kept", comment.id));
        assert_eq!(outcomes(world).await, ["kept"]);
        assert_eq!(mo.post(&keep, &[("version", "2")]).await.status, 303, "twice is once");
        ben.post(&keep, &[("version", "2")]).await.assert_status(409);
        assert_eq!(kept(world, "SELECT id FROM audit WHERE action = 'report_kept'").await, 1);
        mo.get("/desk/moderation/reported").await.assert_has("No reports to review");
        let page = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        page.assert_has("Left as it is at 10");
        reports(world, &reader, &path, &OTHER).await.assert_ok();
        mo.get("/desk/moderation/reported").await.assert_has("Reported again after a moderator kept it");
        mo.post("/desk/moderation/comments/999/reports", &[("version", "1")]).await.assert_status(404);
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }

    async fn removal_and_redaction_close_the_reports_and_undo_opens_them(world: &World) {
        world.leave_mail();
        let (post, comment) = published(world).await;
        let path = address(&post, &comment);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        reports(world, &world.reader(), &path, &OTHER).await.assert_ok();
        let reason = [("guideline", "duplicate")];
        mo.decides(comment.id, "removal", 2, &reason).await.assert_status(303);
        assert_eq!(outcomes(world).await, ["removed"]);
        mo.get("/desk/moderation/reported").await.assert_has("No reports to review");
        mo.post(&format!("/desk/moderation/comments/{}/undo", comment.id), &[]).await.assert_status(303);
        assert_eq!(outcomes(world).await, [""]);
        mo.get("/desk/moderation/reported").await.assert_has("Reported by 1 reader");
        let fields = [("version", "4"), ("passage", "fools"), ("reason", "unlawful"), ("seen", "true")];
        let redaction = format!("/desk/moderation/comments/{}/redaction", comment.id);
        mo.post(&redaction, &fields).await.assert_status(303);
        assert_eq!(outcomes(world).await, ["redacted"]);
        world.reader().get(&post.path).await.assert_has("[words that may be unlawful removed by a moderator]");
        world.pass(TimeDelta::minutes(20));
        world.work().await;
    }
}
