//! Feed readers know the feed and its posts again, whatever address the blog has.

use crate::world::{World, ask};

/// The ids in the feed as it is served with these settings: its own, then those of the posts.
async fn ids(world: &World) -> Vec<String> {
    let feed = world.reader().get("/feed/atom/").await;
    feed.assert_ok();
    let body = feed.body();
    body.split("<id>")
        .skip(1)
        .map(|rest| rest.split("</id>").next().unwrap_or("").to_owned())
        .collect()
}

both! {
    async fn no_id_changes_with_the_address_of_the_blog(world: &World) {
        world.published("One").await;
        world.published("Two").await;
        let before = ids(world).await;
        assert_eq!(before.len(), 3, "{before:?}");
        for id in &before {
            assert!(id.starts_with("urn:uuid:"), "{id}");
        }
        for address in [
            "https://blog.example.gov.uk", "http://127.0.0.1:9000", "https://[2001:db8::1]",
            "https://blog.example.gov.uk:8443", "http://blog.internal",
        ] {
            let moved = world.beside(&[("BASE_URL", address)]).await;
            assert_eq!(ids(&moved).await, before, "{address}");
            let feed = moved.reader().get("/feed/").await.body();
            assert!(feed.contains(&format!("{address}/2026/03/09/one/")), "{feed}");
        }
    }

    async fn no_two_posts_or_blogs_have_one_id(world: &World) {
        for title in ["One", "Two", "Three"] {
            world.published(title).await;
        }
        let mut found = ids(world).await;
        found.sort();
        found.dedup();
        assert_eq!(found.len(), 4, "{found:?}");
    }

    async fn a_post_keeps_its_id_when_it_is_changed_withdrawn_and_published_again(world: &World) {
        let post = world.published("One").await;
        let before = ids(world).await;
        let ed = world.person("Ed Editor", &[fair_comment::team::accounts::Role::Editor]).await;
        let version = || async {
            let page = ed.get(&format!("/desk/posts/{}/", post.id)).await;
            page.attributes("input[name=version]", "value").remove(0)
        };
        let path = format!("/desk/posts/{}/withdrawal", post.id);
        let fields = [("reason", "It was wrong"), ("version", &version().await)];
        ed.post(&path, &fields).await.assert_status(303);
        assert_eq!(ids(world).await, before[..1]);
        let path = format!("/desk/posts/{}/publication", post.id);
        ed.post(&path, &[("version", &version().await)]).await.assert_status(303);
        assert_eq!(ids(world).await, before);
        world.leave_mail();
        world.work().await;
    }

    async fn what_was_published_before_keeps_the_id_that_it_was_shown_with(world: &World) {
        let first = world.published("One").await;
        // As an earlier version left it.
        world.run("UPDATE posts SET feed_id = NULL").await;
        world.run("DELETE FROM feeds").await;
        let home = "https://blog.example.gov.uk";
        let upgraded = world.beside(&[("BASE_URL", home)]).await;
        let earlier = [format!("{home}/"), format!("tag:blog.example.gov.uk,2026-03-09:post-{}", first.id)];
        assert_eq!(ids(&upgraded).await, earlier);
        let moved = world.beside(&[("BASE_URL", "https://moved.example.gov.uk")]).await;
        assert_eq!(ids(&moved).await, earlier);
        // What comes now has an id of its own, and so has what comes after a move.
        moved.published("Two").await;
        let now = ids(&moved).await;
        assert!(now[1].starts_with("urn:uuid:"), "{now:?}");
        assert_eq!([now[0].clone(), now[2].clone()], earlier);
        assert_eq!(ids(&upgraded).await, now);
    }

    async fn a_draft_has_no_id_yet(world: &World) {
        let ed = world.person("Ed Editor", &[fair_comment::team::accounts::Role::Editor]).await;
        ed.writes("A draft", "Words").await;
        let rows = ask(world.context.database.read(), "SELECT feed_id FROM posts").await;
        assert!(rows[0]["feed_id"].is_null(), "{rows:?}");
    }
}
