//! Drafts: kept with every save, the author's own, and never lost between two people.

use crate::world::ask;
use fair_comment::team::accounts::Role;

both! {
    async fn a_draft_is_kept_with_every_field_and_readers_do_not_see_it(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        world.add("Ben Marsh", &[Role::Author]).await;
        let fields = [
            ("title", "What’s new: 21 case studies"),
            ("summary", "What we learnt."),
            ("body", "## Why\n\nBecause **it** helps."),
            ("topics", "Strategy, User research"),
            ("byline", "ana.field@example.test\r\nDr Guest\r\nben.marsh@example.test"),
        ];
        let saved = ana.post("/desk/posts/", &fields).await;
        assert_eq!(saved.status, 303, "{}", saved.text());
        let path = saved.location().split('?').next().expect("a path").to_owned();
        let page = ana.get(&path).await;
        page.assert_ok();
        assert_eq!(page.select("#title"), ["What’s new: 21 case studies"]);
        assert_eq!(page.attributes("#slug", "value"), ["whats-new-21-case-studies"]);
        let chosen = page.attributes("select[name=author] option[selected]", "value");
        assert_eq!(chosen, ["ana.field@example.test", "Dr Guest", "ben.marsh@example.test"]);
        ana.get("/desk/posts/").await.assert_has("What’s new: 21 case studies").assert_has("Draft");
        for place in ["/", "/feed/atom/", "/sitemap.xml", "/topics/strategy/"] {
            let answer = world.reader().get(place).await;
            assert!(!answer.body().contains("case studies"), "{place}");
        }
    }

    async fn mistakes_in_a_post_keep_every_word(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let long = "t".repeat(201);
        for (fields, at) in [
            (vec![("title", ""), ("body", "Words that stay")], "Enter a title"),
            (vec![("title", long.as_str()), ("body", "Words that stay")], "Title must be 200 characters or less. You entered 201"),
            (
                vec![("title", "A"), ("body", "Words that stay"), ("byline", "nobody@example.test")],
                "No one on this blog has the email address nobody@example.test",
            ),
        ] {
            let answer = ana.post("/desk/posts/", &fields).await;
            answer.assert_status(422);
            assert_eq!(answer.mistakes(), [at]);
            assert_eq!(answer.select("#body"), ["Words that stay"]);
        }
        let kept = ask(world.context.database.read(), "SELECT id FROM posts").await;
        assert!(kept.is_empty());
    }

    async fn two_people_at_one_post_lose_no_word(world: &World) {
        let ana = world.person("Ana Field", &[Role::Editor]).await;
        let ben = world.person("Ben Marsh", &[Role::Editor]).await;
        let id = ana.writes("A title", "First words").await;
        let path = format!("/desk/posts/{id}/");
        let seen = ana.get(&path).await.attributes("input[name=version]", "value").remove(0);
        let bens = [("title", "A title"), ("body", "Words of Ben"), ("version", seen.as_str())];
        assert_eq!(ben.post(&path, &bens).await.status, 303);
        let anas = [("title", "Title of Ana"), ("body", "Words of Ana"), ("version", seen.as_str())];
        let late = ana.post(&path, &anas).await;
        late.assert_status(409).assert_has("Ben Marsh saved this post while you were writing");
        late.assert_has("Words of Ben").assert_has("Words of Ana").assert_has("10am on 9 March 2026");
        let version = late.attributes("main form input[name=version]", "value").remove(0);
        let again = [("title", "Title of Ana"), ("body", "Words of Ana"), ("version", version.as_str())];
        assert_eq!(ana.post(&path, &again).await.status, 303);
        assert_eq!(ana.get(&path).await.select("#body"), ["Words of Ana"]);
        let wordings = ask(world.context.database.read(), "SELECT id FROM revisions").await;
        assert_eq!(wordings.len(), 3, "every save is a wording of its own");
    }

    async fn a_foreign_post_is_not_found_by_an_author(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        let id = ana.writes("A title", "Words").await;
        let path = format!("/desk/posts/{id}/");
        ben.get(&path).await.assert_status(404);
        ben.post(&path, &[("title", "Mine"), ("body", "now")]).await.assert_status(404);
        ben.post(&format!("{path}review"), &[]).await.assert_status(404);
        assert!(!ben.get("/desk/posts/").await.has("A title"));
        let shared = [("title", "A title"), ("body", "Words"), ("byline", "ana.field@example.test\nben.marsh@example.test")];
        assert_eq!(ana.post(&path, &shared).await.status, 303);
        ben.get(&path).await.assert_ok();
        for wrong in ["/desk/posts/0/", "/desk/posts/999/", "/desk/posts/99999999999999999999/", "/desk/posts/x/"] {
            ben.get(wrong).await.assert_status(404);
        }
    }

    async fn a_preview_is_the_real_page_and_stores_nothing(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let before = world.everything().await;
        let fields = [("title", "A title"), ("body", "Words with *weight*")];
        let page = ana.post("/desk/posts/preview", &fields).await;
        page.assert_ok().assert_has("A title");
        assert_eq!(page.select(".prose em"), ["weight"]);
        assert_eq!(before, world.everything().await);
    }

    async fn an_author_sends_for_review_and_an_editor_publishes(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let id = ana.writes("A title", "Words").await;
        ana.post(&format!("/desk/posts/{id}/publication"), &[]).await.assert_status(403);
        assert_eq!(ana.post(&format!("/desk/posts/{id}/review"), &[]).await.status, 303);
        ed.get("/desk/").await.assert_has("post to review").assert_has("A title");
        assert_eq!(ed.post(&format!("/desk/posts/{id}/send-back"), &[]).await.status, 303);
        ana.get("/desk/").await.assert_has("Continue writing");
        assert_eq!(ana.post(&format!("/desk/posts/{id}/review"), &[]).await.status, 303);
        assert_eq!(ed.post(&format!("/desk/posts/{id}/publication"), &[]).await.status, 303);
        world.reader().get("/2026/03/09/a-title/").await.assert_ok().assert_has("By Ana Field");
        world.leave_mail();
        world.work().await;
    }
}
