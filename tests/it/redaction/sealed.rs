//! The sealed original: opened by an administrator for a reason that is kept, destroyed on its date.

use crate::world::{World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// A comment from which `Bob` was removed; answers the address of its sealed original.
async fn redacted(world: &World) -> String {
    let post = world.published("Why we print it").await;
    let comment = world.reader().comments(&post, "Cat", "Ring Bob <b>now</b>").await;
    let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
    let fields = [("version", "1"), ("passage", "Bob"), ("reason", "writer"), ("seen", "true")];
    let path = format!("/desk/moderation/comments/{}/redaction", comment.id);
    mo.post(&path, &fields).await.assert_status(303);
    let page = mo.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
    assert!(page.attributes("a[href^='/desk/records']", "href").is_empty(), "not for moderators");
    let sealed = ask(world.context.database.read(), "SELECT id FROM sealed_originals").await;
    format!("/desk/records/sealed/{}", sealed[0]["id"])
}

both! {
    async fn each_opening_is_kept_with_its_reason(world: &World) {
        let sealed = redacted(world).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let mo = world.person("Mona Moderator", &[Role::Moderator]).await;
        for path in ["/desk/records/sealed/", sealed.as_str()] {
            mo.get(path).await.assert_status(403);
            assert!(world.reader().get(path).await.is_refusal());
        }
        mo.post(&sealed, &[("why", "I want to")]).await.assert_status(403);
        ada.get("/desk/records/sealed/").await.assert_has("Personal details of the writer");
        let page = ada.get(&sealed).await;
        page.assert_has("No one has opened it.").assert_has("We will destroy the original on 7 June 2026");
        assert!(!page.has("Bob"));
        ada.post(&sealed, &[("why", "")]).await.assert_refused(&["Enter the reason"]);
        let lines = "SELECT id FROM audit WHERE action = 'sealed_opened'";
        assert!(ask(world.context.database.read(), lines).await.is_empty());
        let open = ada.post(&sealed, &[("why", "The court asks")]).await;
        open.assert_ok().assert_has("Ring Bob <b>now</b>").assert_has("Ada Admin").assert_has("The court asks");
        assert_eq!(open.header("Cache-Control"), Some("no-store"));
        assert!(!ada.get(&sealed).await.has("Bob"), "it is shown once");
        let lines = ask(world.context.database.read(), lines).await;
        assert_eq!(lines.len(), 1);
        ada.get("/desk/records/sealed/999").await.assert_status(404);
        ada.post("/desk/records/sealed/999", &[("why", "x")]).await.assert_status(404);
    }

    async fn it_is_destroyed_on_its_date(world: &World) {
        world.leave_mail();
        let sealed = redacted(world).await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        world.pass(TimeDelta::days(89));
        world.work().await;
        let kept = "SELECT body FROM sealed_originals WHERE destroyed_at IS NULL";
        assert_eq!(ask(world.context.database.read(), kept).await.len(), 1);
        world.pass(TimeDelta::days(2));
        world.work().await;
        assert!(ask(world.context.database.read(), kept).await.is_empty());
        let rows = ask(world.context.database.read(), "SELECT body, beside FROM sealed_originals").await;
        assert_eq!((&rows[0]["body"], &rows[0]["beside"]), (&"".into(), &"".into()));
        let lines = "SELECT detail FROM audit WHERE action = 'sealed_destroyed'";
        let lines = ask(world.context.database.read(), lines).await;
        assert_eq!(lines[0]["detail"], "originals=1");
        ada.signs_in(&ada.email, crate::world::PASSWORD).await;
        ada.get(&sealed).await.assert_has("The original was destroyed on");
        ada.post(&sealed, &[("why", "Too late")]).await.assert_status(409);
        let id = ask(world.context.database.read(), "SELECT id FROM comments").await.remove(0);
        let reversal = format!("/desk/moderation/comments/{}/redaction/reversal", id["id"]);
        ada.post(&reversal, &[("why", "Too late")]).await.assert_status(409).assert_has("destroyed");
    }
}
