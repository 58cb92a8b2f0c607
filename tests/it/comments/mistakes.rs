//! Comments that cannot be taken: a clear page, the right status, and every word kept.

use crate::world::{Published, World, ask};
use fair_comment::team::accounts::Role;
use rocket::http::Method;

async fn refused(world: &World, post: &Published, fields: &[(&str, &str)], mistakes: &[&str]) {
    let answer = world.reader().post(&format!("{}comments", post.path), fields).await;
    answer.assert_status(422);
    assert_eq!(answer.mistakes(), mistakes);
    assert!(answer.select("title").concat().starts_with("Error: "));
    assert_eq!(answer.header("Cache-Control"), Some("no-store"));
    for (name, typed) in fields {
        let kept = if *name == "body" {
            answer.select("#body").concat()
                == typed.split_whitespace().collect::<Vec<_>>().join(" ")
        } else {
            answer.attributes(&format!("[name={name}]"), "value").contains(&(*typed).to_owned())
        };
        assert!(kept, "{name} is lost");
    }
    let kept = ask(world.context.database.read(), "SELECT id FROM comments").await;
    assert!(kept.is_empty());
}

both! {
    async fn each_field_says_how_to_put_it_right(world: &World) {
        let post = world.published("Why we print it").await;
        let long = "é".repeat(3001);
        let name = "n".repeat(61);
        let links = "https://a.example https://b.example https://c.example https://d.example https://e.example https://f.example";
        let quotes = format!("{} deep", ">".repeat(11));
        for (fields, mistakes) in [
            (vec![], vec!["Enter your comment", "Enter your name"]),
            (vec![("body", " \u{200b} "), ("name", "Cat")], vec!["Enter your comment"]),
            (vec![("body", long.as_str()), ("name", "Cat")], vec!["Comment must be 3,000 characters or less. You entered 3,001"]),
            (vec![("body", "Hello"), ("name", name.as_str())], vec!["Your name must be 60 characters or less. You entered 61"]),
            (
                vec![("body", "Hello"), ("name", "Cat"), ("email", "cat@")],
                vec!["Enter an email address in the correct format, like name@example.com"],
            ),
            (vec![("body", links), ("name", "Cat")], vec!["Comment must have 5 links or fewer"]),
        ] {
            refused(world, &post, &fields, &mistakes).await;
        }
        let deep = world
            .reader()
            .post(&format!("{}comments", post.path), &[("body", &quotes), ("name", "Cat")])
            .await;
        deep.assert_status(422);
        assert!(deep.mistakes().concat().contains("deep"), "{:?}", deep.mistakes());
    }

    async fn three_thousand_characters_are_kept_to_the_last(world: &World) {
        let post = world.published("Why we print it").await;
        let body = format!("{}👋", "é".repeat(2999));
        let comment = world.reader().comments(&post, "Cat", &body).await;
        let receipt = world.reader().get(&comment.receipt).await;
        assert_eq!(receipt.select("#body").concat(), body);
    }

    async fn characters_are_counted_as_people_count_them(world: &World) {
        let post = world.published("Why we print it").await;
        // What joins a family is taken out of a name, as all that cannot be seen is.
        for whole in ["e\u{301}", "👍🏽", "🇬🇧"] {
            refused(world, &post, &[("body", "Hello"), ("name", &whole.repeat(61))], &[
                "Your name must be 60 characters or less. You entered 61",
            ])
            .await;
        }
        let long = "e\u{301}".repeat(3012);
        refused(world, &post, &[("body", &long), ("name", "Cat")], &[
            "Comment must be 3,000 characters or less. You entered 3,012",
        ])
        .await;
        let heavy = "👨‍👩‍👧‍👦".repeat(700);
        refused(world, &post, &[("body", &heavy), ("name", "Cat")], &[
            "Comment must take up 16,384 bytes or less. You entered 17,500. \
             Emoji and some letters take up many bytes each",
        ])
        .await;
        for whole in ["e\u{301}", "👨‍👩‍👧‍👦", "👍🏽", "🇬🇧"] {
            let body = whole.repeat(3000.min(16_384 / whole.len()));
            let comment = world.reader().comments(&post, "Cat", &body).await;
            let receipt = world.reader().get(&comment.receipt).await;
            assert_eq!(receipt.select("#body").concat(), body);
        }
    }

    async fn bytes_that_are_no_text_are_refused(world: &World) {
        let post = world.published("Why we print it").await;
        let path = format!("{}comments", post.path);
        for (body, status) in [
            (b"body=%ff%fe&name=Cat".to_vec(), 400),
            (b"body=a%00b&name=Cat".to_vec(), 400),
            (b"body=\xff\xfe&name=Cat".to_vec(), 400),
            (b"name=Cat&name=Dee&body=x".to_vec(), 400),
            ([b"name=Cat&body=".to_vec(), vec![b'x'; 200_000]].concat(), 413),
        ] {
            let reader = world.reader();
            let asked = reader.ask(Method::Post, &path);
            let answer = asked.body("application/x-www-form-urlencoded", body).send().await;
            answer.assert_status(status);
            answer.assert_has("Go back with your browser");
        }
    }

    async fn an_unknown_post_or_comment_is_said(world: &World) {
        let post = world.published("Why we print it").await;
        let fields = [("body", "Hello there"), ("name", "Cat")];
        for path in ["/2026/03/09/no-such-post/comments", "/2026/13/45/why-we-print-it/comments", "/x/y/z/a/comments"] {
            world.reader().post(path, &fields).await.assert_status(404);
        }
        for parent in ["999", "0", "-1", "abc", "99999999999999999999"] {
            let fields = [("body", "Hello there"), ("name", "Cat"), ("reply_to", parent)];
            let answer = world.reader().post(&format!("{}comments", post.path), &fields).await;
            answer.assert_status(422).assert_has("Hello there").assert_has("You cannot reply to this comment");
            let path = format!("{}comments/new?reply_to={parent}", post.path);
            world.reader().get(&path).await.assert_status(404);
        }
    }

    async fn a_waiting_comment_cannot_be_answered(world: &World) {
        let post = world.published("Why we print it").await;
        let first = world.reader().comments(&post, "Cat", "First").await;
        let id = first.id.to_string();
        let fields = [("body", "Hello there"), ("name", "Dee"), ("reply_to", id.as_str())];
        let answer = world.reader().post(&format!("{}comments", post.path), &fields).await;
        answer.assert_status(422).assert_has("Hello there");
    }

    async fn closed_comments_say_since_when_and_why_and_keep_the_words(world: &World) {
        let post = world.published("Why we print it").await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        let closing = [("comments", "closed"), ("reason", "we have answered"), ("version", "2")];
        let closed = ed.post(&format!("/desk/posts/{}/comments", post.id), &closing).await;
        assert_eq!(closed.status, 303, "{}", closed.text());
        let page = world.reader().get(&post.path).await;
        page.assert_has("Comments closed on 9 March 2026 because we have answered.");
        assert!(page.select("#leave-a-comment").is_empty());
        let fields = [("body", "Hello there"), ("name", "Cat")];
        let answer = world.reader().post(&format!("{}comments", post.path), &fields).await;
        answer.assert_status(409).assert_has("Hello there").assert_has("Comments have closed");
    }

    async fn a_form_from_another_site_is_refused(world: &World) {
        let post = world.published("Why we print it").await;
        let path = format!("{}comments", post.path);
        for origin in ["https://evil.example", "null"] {
            let reader = world.reader();
            let asked = reader.ask(Method::Post, &path).origin(Some(origin));
            asked.fields(&[("body", "x"), ("name", "y")]).send().await.assert_status(403);
        }
    }

    async fn a_preview_shows_and_keeps_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let fields = [("body", "Is it **free**?"), ("name", "Cat"), ("email", "cat@example.com")];
        let page = world.reader().post(&format!("{}comments/preview", post.path), &fields).await;
        page.assert_ok().assert_has("Preview your comment");
        assert_eq!(page.select(".fc-quote strong"), ["free"]);
        assert_eq!(page.attributes("#email", "value"), ["cat@example.com"]);
        let kept = ask(world.context.database.read(), "SELECT id FROM comments").await;
        assert!(kept.is_empty());
    }

    async fn words_are_shown_as_words(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let name = "<b>&\"'Bobby</b>";
        let body = "<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert(1)) &amp;lt;";
        let comment = world.reader().comments(&post, name, body).await;
        let queue = mo.get("/desk/moderation/").await;
        mo.publishes(&comment).await;
        let page = world.reader().get(&post.path).await;
        for answer in [queue, page] {
            assert!(answer.has(name), "{}", answer.text());
            assert!(!answer.body().contains("<script>alert") && !answer.body().contains("<img src=x"));
            assert!(answer.attributes("a", "href").iter().all(|href| !href.starts_with("javascript:")));
        }
    }
}
