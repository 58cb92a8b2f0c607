//! Lists, pages of lists, feeds and the address of every thing.

use chrono::TimeDelta;

both! {
    async fn a_name_and_a_purpose_are_said_once_on_a_page(world: &World) {
        world.published("Why we print it").await;
        world.run("UPDATE site SET purpose = 'What we learn'").await;
        fair_comment::team::site::reload(&world.context).await.expect("read");
        let front = world.reader().get("/").await;
        assert_eq!(front.select(".fc-log__meta"), ["By An Editor"]);
        assert_eq!(front.select(".fc-band__purpose"), ["What we learn"]);
        assert_eq!(front.select(".fc-side section:first-child p"), ["More about us"]);
        let own = world.reader().get("/authors/an-editor/").await;
        assert_eq!((own.select("h1"), own.select(".fc-log__title").len()), (vec!["An Editor".to_owned()], 1));
        assert!(own.select(".fc-log__meta").is_empty(), "{own:?}");
        assert_eq!(own.select(".fc-side section:first-child p"), ["What we learn", "More about us"]);
    }

    async fn the_front_page_has_ten_posts_and_a_page_beyond_the_last_is_the_first(world: &World) {
        for number in 1..=12 {
            world.published(&format!("Post number {number}.")).await;
            world.pass(TimeDelta::minutes(1));
        }
        let front = world.reader().get("/").await;
        assert_eq!(front.select(".fc-log__title").len(), 10);
        assert_eq!(front.select(".fc-log__title").first().map(String::as_str), Some("Post number 12."));
        let second = world.reader().get("/?page=2").await;
        assert_eq!(second.select(".fc-log__title"), ["Post number 2.", "Post number 1."]);
        assert!(second.select("title").concat().contains("page 2"));
        for beyond in ["/?page=3", "/?page=0", "/?page=-1", "/?page=x", "/?page=99999999999999999999"] {
            let page = world.reader().get(beyond).await;
            page.assert_ok();
            assert_eq!(page.select(".fc-log__title").len(), 10, "{beyond}");
        }
        let old = world.reader().get("/page/2/").await;
        old.assert_status(301);
        assert_eq!(old.location(), "/?page=2");
    }

    async fn dates_lead_to_lists_and_what_is_no_date_nowhere(world: &World) {
        world.published("A title").await;
        for list in ["/2026/", "/2026/03/", "/2026/03/09/"] {
            world.reader().get(list).await.assert_ok().assert_has("A title");
            world.reader().get(list.trim_end_matches('/')).await.assert_status(301);
        }
        for wrong in ["/2026/13/", "/2026/02/30/", "/0/", "/99999999999999999999/", "/-1/", "/2026/00/", "/2025/", "/20260/"] {
            world.reader().get(wrong).await.assert_status(404);
        }
        world.reader().get("/2026/03/09/a-title").await.assert_status(301);
    }

    async fn an_empty_blog_is_not_broken(world: &World) {
        for page in ["/", "/feed/", "/feed/atom/", "/sitemap.xml", "/robots.txt", "/about/", "/privacy/", "/cookies/", "/accessibility/", "/comment-rules/"] {
            world.reader().get(page).await.assert_ok();
        }
    }

    async fn the_feed_holds_the_whole_text_under_whole_addresses(world: &World) {
        world.published("A <b> & \"title\"").await;
        let feed = world.reader().get("/feed/atom/").await;
        feed.assert_ok();
        assert!(feed.header("Content-Type").is_some_and(|kind| kind.starts_with("application/atom+xml")));
        let body = feed.body();
        assert!(body.contains("http://localhost:8000/2026/03/09/a-b-title/"), "{body}");
        assert!(body.contains("What we did, and why."));
        assert!(!body.contains("<b>"));
        let tag = feed.header("ETag").expect("a tag").to_owned();
        let reader = world.reader();
        let same = reader.ask(rocket::http::Method::Get, "/feed/atom/").header("If-None-Match", &tag);
        same.send().await.assert_status(304);
        let small = reader.ask(rocket::http::Method::Get, "/").header("Accept-Encoding", "gzip");
        assert_eq!(small.send().await.header("Content-Encoding"), Some("gzip"));
    }

    async fn readers_pages_may_be_kept_and_are_the_same_for_everyone(world: &World) {
        let post = world.published("A title").await;
        let ana = world.person("Ana Field", &[fair_comment::team::accounts::Role::Administrator]).await;
        for page in ["/", &post.path, "/about/", "/comment-rules/"] {
            let stranger = world.reader().get(page).await;
            let team = ana.get(page).await;
            assert_eq!(stranger.body(), team.body(), "{page}");
            assert_eq!(stranger.header("Cache-Control"), Some("public, max-age=0, must-revalidate"));
            assert!(stranger.header("Content-Security-Policy").is_some_and(|csp| csp.contains("script-src 'none'")));
            assert!(!stranger.body().contains("<script"));
        }
    }
}
