//! A post is copied into a new draft; a draft that no reader has seen is deleted.

use crate::world::ask;
use fair_comment::team::accounts::Role;

both! {
    async fn a_post_is_copied_into_a_new_draft(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let fields = [
            ("title", "Weeknote"),
            ("body", "What we did"),
            ("summary", "This week."),
            ("topics", "Strategy"),
            ("byline", "ana.field@example.test\r\nDr Guest"),
            ("slug", "weeknote-1"),
        ];
        ana.post("/desk/posts", &fields).await.assert_status(303);
        ana.get("/desk/posts/1/").await.assert_has("Copy into a new draft");
        for _ in 0..2 {
            let copied = ana.post("/desk/posts/1/copy", &[]).await;
            copied.assert_redirect("/desk/posts/2/?done=copied");
        }
        let page = ana.get("/desk/posts/2/?done=copied").await;
        page.assert_has("Copied to a new draft");
        assert_eq!(page.select("#title"), ["Copy of Weeknote"]);
        assert_eq!(page.attributes("#slug", "value"), ["copy-of-weeknote"]);
        assert_eq!(page.attributes("input[name=topic][checked]", "value"), ["Strategy"]);
        assert_eq!(page.select("#body"), ["What we did"]);
        let chosen = page.attributes("select[name=author] option[selected]", "value");
        assert_eq!(chosen, ["ana.field@example.test", "Dr Guest"]);
        // A title that is as long as it may be loses its end.
        let long = "t".repeat(200);
        let id = ana.writes(&long, "Words").await;
        ana.post(&format!("/desk/posts/{id}/copy"), &[]).await.assert_status(303);
        let cut = format!("Copy of {}…", "t".repeat(191));
        assert_eq!(ana.get("/desk/posts/4/").await.select("#title"), [cut]);
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        ben.post("/desk/posts/1/copy", &[]).await.assert_status(404);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.post("/desk/posts/1/copy", &[]).await.assert_status(403);
        // One that readers see is copied by whoever may edit it, and stays as it is.
        let post = world.published("Public").await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        ed.post(&format!("/desk/posts/{}/copy", post.id), &[]).await.assert_status(303);
        world.reader().get(&post.path).await.assert_ok();
    }

    async fn a_draft_is_deleted_by_whoever_may_edit_it_and_asked_for_once(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        let id = ana.writes("A draft", "Words").await;
        let path = format!("/desk/posts/{id}/deletion");
        ben.get(&path).await.assert_status(404);
        ben.post(&path, &[]).await.assert_status(404);
        ana.get(&format!("/desk/posts/{id}/")).await.assert_has("Delete this draft");
        let page = ana.get(&path).await;
        page.assert_ok().assert_has("Delete “A draft”");
        let version = page.attributes("main form input[name=version]", "value").remove(0);
        let fields = [("title", "A draft"), ("body", "Written on")];
        ana.post(&format!("/desk/posts/{id}/"), &fields).await.assert_status(303);
        let late = ana.post(&path, &[("version", version.as_str())]).await;
        late.assert_status(409).assert_has("Look at it again before you delete it");
        let version = ana.get(&path).await.attributes("main form input[name=version]", "value").remove(0);
        for _ in 0..2 {
            let deleted = ana.post(&path, &[("version", version.as_str())]).await;
            deleted.assert_redirect("/desk/posts/?done=deleted");
        }
        ana.get("/desk/posts/?done=deleted").await.assert_has("Draft deleted");
        ana.get(&format!("/desk/posts/{id}/")).await.assert_status(404);
        ben.post(&path, &[]).await.assert_status(404);
        let database = world.context.database.read();
        for table in ["posts", "revisions", "revision_authors", "revision_topics"] {
            let left = ask(database, &format!("SELECT * FROM {table}")).await;
            assert!(left.is_empty(), "{table}: {left:?}");
        }
        let lines = "SELECT action FROM audit WHERE subject = 'post' ORDER BY id DESC";
        assert_eq!(ask(database, lines).await[0]["action"], "post_deleted");
    }

    async fn what_readers_have_seen_is_not_deleted(world: &World) {
        let post = world.published("Public").await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let path = format!("/desk/posts/{}/deletion", post.id);
        assert!(!ed.get(&format!("/desk/posts/{}/", post.id)).await.has("Delete this draft"));
        ed.get(&path).await.assert_ok().assert_has("Withdraw it instead");
        ed.post(&path, &[]).await.assert_status(409).assert_has("Withdraw it instead");
        let withdrawal = format!("/desk/posts/{}/withdrawal", post.id);
        ed.post(&withdrawal, &[("reason", "It was wrong.")]).await.assert_status(303);
        ed.post(&path, &[]).await.assert_status(409);
        world.reader().get(&post.path).await.assert_status(410);
    }
}
