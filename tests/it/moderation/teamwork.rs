//! What moderators say to one another: who is on a comment, private notes; and the switch for keys.

use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn somebody_who_is_on_a_comment_is_named_and_forgotten(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Hello there").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let own = format!("/desk/moderation/comments/{}", comment.id);
        ana.get(&own).await.assert_has("I am dealing with this");
        assert!(!ben.get(&own).await.has("opened this"), "to open a page changes nothing");
        let claimed = ana.post(&format!("{own}/claim"), &[]).await;
        claimed.assert_redirect(&format!("{own}#teamwork"));
        ana.get(&own).await.assert_has("Your team can see that you are dealing with this until 10:10am.");
        assert!(!ana.get("/desk/moderation/").await.has("opened this"));
        world.pass(TimeDelta::minutes(2));
        for path in ["/desk/moderation/", &own] {
            ben.get(path).await.assert_has("Ana Field opened this 2 minutes ago");
        }
        // It is no wall.
        let decided = ben.decides(comment.id, "publication", 1, &[]).await;
        assert_eq!(decided.status, 303);
        assert!(!ben.get(&own).await.has("opened this"), "gone with the decision");
        // A comment that does not wait is nobody's to be on.
        ana.post(&format!("{own}/claim"), &[]).await.assert_status(303);
        let rows = ask(world.context.database.read(), "SELECT id FROM claims").await;
        assert_eq!(rows.len(), 1);
        ana.post("/desk/moderation/comments/999/claim", &[]).await.assert_status(404);
    }

    async fn a_claim_runs_out_by_itself(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Hello there").await;
        let other = world.reader().comments(&post, "Dee", "Hello too").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let claim = |id| format!("/desk/moderation/comments/{id}/claim");
        ana.post(&claim(comment.id), &[]).await;
        world.pass(TimeDelta::minutes(9));
        ben.get("/desk/moderation/").await.assert_has("Ana Field opened this 9 minutes ago");
        world.pass(TimeDelta::minutes(1));
        assert!(!ben.get("/desk/moderation/").await.has("opened this"));
        ana.post(&claim(other.id), &[]).await;
        let rows = ask(world.context.database.read(), "SELECT id FROM claims").await;
        assert_eq!(rows.len(), 1, "what has run out is swept");
        world.leave_mail();
        world.work().await;
    }

    async fn notes_are_for_the_team_and_ones_own_can_be_withdrawn(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Hello there").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let own = format!("/desk/moderation/comments/{}", comment.id);
        let notes = format!("{own}/notes");
        ana.post(&notes, &[("team_note", "She rang us in March.")]).await.assert_status(303);
        let page = ben.get(&own).await;
        page.assert_has("She rang us in March.").assert_has("Ana Field, 10am on 9 March 2026");
        assert!(page.select(".fc-linkbutton").iter().all(|button| !button.contains("Withdraw")));
        ben.get("/desk/moderation/").await.assert_has("1 team note");
        let withdrawal = format!("{notes}/1/withdrawal");
        ben.post(&withdrawal, &[]).await.assert_status(404);
        for _ in 0..2 {
            ana.post(&withdrawal, &[]).await.assert_status(303);
        }
        ben.get(&own).await.assert_has("Note withdrawn");
        assert!(!ben.get("/desk/moderation/").await.has("team note"));
        let database = world.context.database.read();
        assert!(ask(database, "SELECT body FROM team_notes").await[0]["body"] == "");
        let lines = "SELECT id FROM audit WHERE action IN ('note', 'note_withdrawn')";
        assert_eq!(ask(database, lines).await.len(), 2);
        let long = "x".repeat(2001);
        let refused = ana.post(&notes, &[("team_note", &long)]).await;
        refused.assert_refused(&["Note must be 2,000 characters or less. You entered 2,001"]);
        assert_eq!(refused.select("#team_note"), [long]);
        ana.post(&notes, &[("team_note", " ")]).await.assert_refused(&["Enter a note"]);
        ana.post("/desk/moderation/comments/999/notes", &[("team_note", "x")]).await.assert_status(404);
        for path in [post.path.as_str(), &comment.receipt] {
            assert!(!world.reader().get(path).await.body().contains("rang us"));
        }
    }

    async fn keys_are_off_until_somebody_wants_them(world: &World) {
        let post = world.published("Why we print it").await;
        world.reader().comments(&post, "Cat", "Hello there").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let scripts = |page: &crate::world::Answer| page.attributes("script", "src").join(" ");
        let off = ana.get("/desk/moderation/").await;
        assert!(scripts(&off).contains("queue.") && !scripts(&off).contains("keys."));
        assert_eq!(off.select("dialog").len(), 0);
        ana.get("/desk/moderation/keys").await.assert_has("Keyboard shortcuts are off.");
        ana.post("/desk/account/keys", &[("single_keys", "true")]).await.assert_status(303);
        let on = ana.get("/desk/moderation/").await;
        assert!(scripts(&on).contains("keys."));
        assert_eq!(on.select("dialog dt"), ["j", "k", "p or a", "r", "1 to 9", "Enter", "Esc", "s", "o", "u", "x", "?"]);
        ana.get("/desk/account").await.assert_has("Use shortcuts in the queue");
        assert_eq!(ana.get("/desk/account").await.attributes("#single_keys[checked]", "id").len(), 1);
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        assert!(!scripts(&ben.get("/desk/moderation/").await).contains("keys."));
        ana.post("/desk/account/keys", &[]).await.assert_status(303);
        assert!(!scripts(&ana.get("/desk/moderation/").await).contains("keys."));
        let author = world.person("Al Author", &[Role::Author]).await;
        assert!(!author.get("/desk/account").await.has("single keys"));
    }
}
