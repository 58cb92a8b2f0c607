//! Someone may be at risk: told at once, kept, not published, not refused, handled and taken off.

use super::{Scene, conflicts, lines};
use crate::world::{Person, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// Changes settings of the site and leaves the others as they are.
pub async fn sets(ada: &Person<'_>, changes: &[(&str, &str)]) {
    let page = ada.get("/desk/settings").await;
    let mut fields: Vec<(String, String)> = Vec::new();
    for name in
        page.attributes("main form input[name]:not([type=radio]):not([type=checkbox])", "name")
    {
        let value = page.attributes(&format!("input[name={name}]"), "value").concat();
        fields.push((name, value));
    }
    for name in page.attributes("main form input[type=radio][checked]", "name") {
        let value = page.attributes(&format!("input[name={name}][checked]"), "value").concat();
        fields.push((name, value));
    }
    for name in page.attributes("main form textarea", "name") {
        fields.push((name.clone(), page.select(&format!("#{name}")).concat()));
    }
    fields
        .retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name) && name != "csrf");
    let own = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let all: Vec<(&str, &str)> = own.chain(changes.iter().copied()).collect();
    ada.post("/desk/settings", &all).await.assert_redirect("/desk/settings?done=1");
}

const RISK: [(&str, &str); 3] = [
    ("risk_contact", "Duty officer"),
    ("risk_email", "duty@example.test"),
    ("risk_instructions", "Ring the duty officer.\nDo not answer in public."),
];

both! {
    async fn one_press_tells_the_named_contact_at_once(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        sets(&ada, &RISK).await;
        let sent = world.reader().comments(&scene.post, "Eve", "I cannot go on").await;
        let path = format!("/desk/moderation/comments/{}/risk", sent.id);
        let queue = mo.get("/desk/moderation/").await;
        assert!(queue.attributes(".fc-more a", "href").contains(&path), "{queue:?}");
        let before = mo.get(&path).await;
        before.assert_has("Ring the duty officer.").assert_has("We will email Duty officer (duty@example.test) immediately");
        for _ in 0..2 {
            mo.post(&path, &[]).await.assert_redirect(&format!("{path}?done=raised"));
        }
        world.work().await;
        let mail = world.mail();
        let told: Vec<_> = mail.iter().filter(|mail| mail.to == "duty@example.test").collect();
        let [told] = told.as_slice() else { panic!("one mail: {told:?}") };
        let plain = told.letter.plain();
        for words in ["I cannot go on", "Ring the duty officer.", &path, "mo.moderator@example.test"] {
            assert!(plain.contains(words), "{words}: {plain}");
        }
        assert_eq!(lines(world, &sent).await[1..], ["risk_raised"]);
        let page = mo.get(&path).await;
        page.assert_has("The alert has been sent.").assert_has("Do not answer in public.");
        for path in ["/desk/", "/desk/moderation/"] {
            mo.get(path).await.assert_has("Someone may be at risk").assert_has("No action recorded yet");
        }
    }

    async fn where_nobody_is_named_every_administrator_and_moderator_is_told(world: &World) {
        let scene = Scene::set(world).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let eve = world.person("Eve Admin", &[Role::Administrator]).await;
        let path = format!("/desk/moderation/comments/{}/risk", scene.comment.id);
        let page = scene.mo.get(&path).await;
        page.assert_has("There is no safeguarding contact").assert_has("Ask an administrator to add a safeguarding contact");
        ada.get(&path).await.assert_has("Add a safeguarding contact and instructions");
        scene.mo.post(&path, &[]).await.assert_status(303);
        world.work().await;
        let told: Vec<String> = world.mail().into_iter().map(|mail| mail.to).collect();
        for person in [&ada, &eve, &scene.mo] {
            assert!(told.contains(&person.email), "{}: {told:?}", person.email);
        }
        assert!(!told.contains(&scene.ann.email), "{told:?}");
        scene.mo.get(&path).await.assert_has("Everyone can read this comment now.");
    }

    async fn a_marked_comment_is_not_offered_without_its_personal_details_either(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let ring = world.reader().comments(&scene.post, "Eve", "Ring me on 01632 960123").await;
        mo.get("/desk/moderation/").await.assert_has("Publish without 1 detail");
        mo.post(&format!("/desk/moderation/comments/{}/risk", ring.id), &[]).await.assert_status(303);
        assert!(!mo.get("/desk/moderation/").await.has("Publish without 1 detail"));
        let own = mo.get(&format!("/desk/moderation/comments/{}", ring.id)).await;
        assert!(!own.has("Publish without 1 detail"));
        let spans = [("version", "1"), ("span", "11-23")];
        let without = format!("/desk/moderation/comments/{}/redacted-publication", ring.id);
        conflicts(&mo.post(&without, &spans).await, "someone may be at risk");
        world.work().await;
    }

    async fn a_marked_comment_is_not_published_until_the_mark_is_off(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let sent = world.reader().comments(&scene.post, "Eve", "I cannot go on").await;
        let path = format!("/desk/moderation/comments/{}/risk", sent.id);
        mo.post(&format!("{path}/handling"), &[("done", "Rang.")]).await.assert_status(404);
        conflicts(&mo.post(&format!("{path}/clearing"), &[("reason", "No.")]).await, "No alert on this comment");
        mo.post(&path, &[]).await.assert_status(303);
        let publishing = mo.decides(sent.id, "publication", 1, &[]).await;
        conflicts(&publishing, "someone may be at risk");
        let card = mo.get("/desk/moderation/").await;
        let buttons = card.select(&format!("#comment-{} .fc-acts > form button", sent.id)).concat();
        assert!(!buttons.contains("Publish"), "{buttons}");
        mo.post(&format!("{path}/handling"), &[("done", " ")]).await.assert_refused(&["Enter what was done"]);
        let handled = mo.post(&format!("{path}/handling"), &[("done", "We rang her sister.")]).await;
        handled.assert_redirect(&format!("{path}?done=handled"));
        let late = mo.post(&format!("{path}/handling"), &[("done", "My own words")]).await;
        conflicts(&late, "Someone has already recorded what was done");
        assert_eq!(late.select("#done"), ["My own words"]);
        mo.get(&path).await.assert_has("We rang her sister.").assert_has("Action recorded");
        assert!(!mo.get("/desk/").await.has("Someone may be at risk"), "it is handled");
        conflicts(&mo.decides(sent.id, "publication", 1, &[]).await, "someone may be at risk");
        mo.post(&format!("{path}/clearing"), &[("reason", "")]).await.assert_status(422);
        mo.post(&format!("{path}/clearing"), &[("reason", "A song.")]).await.assert_status(303);
        conflicts(&mo.post(&format!("{path}/clearing"), &[("reason", "Again")]).await, "No alert on this comment");
        assert_eq!(mo.decides(sent.id, "publication", 1, &[]).await.status, 303);
        assert_eq!(
            lines(world, &sent).await[1..],
            ["risk_raised", "risk_handled", "risk_cleared", "publish"]
        );
        mo.get(&path).await.assert_has("A song.");
        mo.get("/desk/moderation/comments/999/risk").await.assert_status(404);
        mo.post("/desk/moderation/comments/999/risk", &[]).await.assert_status(404);
        scene.ann.post(&path, &[]).await.assert_status(403);
        world.work().await;
    }

    async fn its_writer_is_sent_no_refusal(world: &World) {
        let scene = Scene::set(world).await;
        let mo = &scene.mo;
        let fields =
            [("name", "Eve"), ("body", "I cannot go on"), ("email", "eve@example.com"), ("notify", "true")];
        let eve = world.reader();
        let sent = eve.sends(&scene.post, &fields).await;
        eve.confirms(&sent).await;
        mo.post(&format!("/desk/moderation/comments/{}/risk", sent.id), &[]).await.assert_status(303);
        let reason = [("guideline", "personal_case")];
        assert_eq!(mo.decides(sent.id, "refusal", 1, &reason).await.status, 303);
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        assert!(!world.mail().iter().any(|mail| mail.to == "eve@example.com"));
        let receipt = eve.get(&sent.receipt).await;
        receipt.assert_has("Waiting to be read");
        assert!(!receipt.has("did not publish"), "{receipt:?}");
    }

    async fn a_removed_one_does_not_come_back_by_undo(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { mo, comment, .. } = &scene;
        mo.post(&format!("/desk/moderation/comments/{}/risk", comment.id), &[]).await.assert_status(303);
        let reason = [("guideline", "personal_case")];
        assert_eq!(mo.decides(comment.id, "removal", 2, &reason).await.status, 303);
        let undo = format!("/desk/moderation/comments/{}/undo", comment.id);
        conflicts(&mo.post(&undo, &[]).await, "someone may be at risk");
        world.work().await;
    }

    async fn nothing_of_it_is_erased_while_the_mark_stands(world: &World) {
        let scene = Scene::set(world).await;
        let fields = |name, email| [("name", name), ("body", "I cannot go on"), ("email", email)];
        let kept = world.reader().sends(&scene.post, &fields("Eve", "eve@example.com")).await;
        world.reader().sends(&scene.post, &fields("Dee", "dee@example.com")).await;
        let path = format!("/desk/moderation/comments/{}/risk", kept.id);
        scene.mo.post(&path, &[]).await.assert_status(303);
        let left = async |world: &crate::world::World| {
            let select = "SELECT id FROM comments WHERE network IS NOT NULL AND email IS NOT NULL";
            ask(world.context.database.read(), select).await.len()
        };
        for _ in 0..4 {
            world.pass(TimeDelta::days(150));
            world.work().await;
        }
        assert_eq!(left(world).await, 1, "only the marked one");
        scene.mo.signs_in(&scene.mo.email, crate::world::PASSWORD).await;
        scene.mo.post(&format!("{path}/clearing"), &[("reason", "A song.")]).await.assert_status(303);
        world.pass(TimeDelta::days(2));
        world.work().await;
        assert_eq!(left(world).await, 0);
    }

    async fn a_contact_needs_an_address(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.post("/desk/settings", &[("risk_contact", "Duty officer"), ("fault_email", "x")]).await;
        page.assert_status(422).assert_has("Enter the email address of the contact");
        page.assert_has("Enter an email address in the correct format");
        assert_eq!(page.attributes("#risk_contact", "value"), ["Duty officer"]);
        assert_eq!(page.attributes("#fault_email", "value"), ["x"]);
    }
}
