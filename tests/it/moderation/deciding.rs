//! One moderator decides: what each button does, and what it leaves behind.

use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn each_decision_leaves_one_line_and_stands_in_the_history(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let reason = [("guideline", "duplicate"), ("note", "Seen already.")];
        let verbs = [
            ("refusal", &reason[..]),
            ("restoration", &[]),
            ("spam", &[]),
            ("restoration", &[]),
            ("publication", &[]),
            ("removal", &reason[..]),
        ];
        for (version, (verb, more)) in (1..).zip(verbs) {
            let done = ana.decides(comment.id, verb, version, more).await;
            assert_eq!(done.status, 303, "{verb}: {}", done.text());
            world.pass(TimeDelta::minutes(1));
        }
        let lines = "SELECT detail FROM audit WHERE subject = 'comment' AND actor = 'person' ORDER BY id";
        let lines = ask(world.context.database.read(), lines).await;
        let lines: Vec<&str> = lines.iter().filter_map(|line| line["detail"].as_str()).collect();
        assert_eq!(lines, [
            "waiting→not_published",
            "not_published→waiting",
            "waiting→spam",
            "spam→waiting",
            "waiting→published",
            "published→removed",
        ]);
        let page = ana.get(&format!("/desk/moderation/comments/{}", comment.id)).await;
        let history = page.select(".fc-timeline h3");
        assert_eq!(history, [
            "Removed",
            "Published",
            "Put back into the queue",
            "Marked as spam",
            "Put back into the queue",
            "Not published",
            "Received",
        ]);
        page.assert_has("Reason: Same comment sent twice. Note to the writer: Seen already.");
        world.leave_mail();
        world.work().await;
    }

    async fn a_refusal_needs_a_reason_and_keeps_the_note(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Decide about me").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for reason in ["", "g", "nonsense", "g0"] {
            let more = [("guideline", reason), ("note", "Kept words")];
            let answer = ana.decides(comment.id, "refusal", 1, &more).await;
            answer.assert_status(422);
            assert_eq!(answer.mistakes(), ["Select a reason"]);
            assert_eq!(answer.select("#note"), ["Kept words"]);
            assert!(answer.select("title").concat().starts_with("Error: "));
        }
        let long = "n".repeat(1001);
        let more = [("guideline", "duplicate"), ("note", long.as_str())];
        ana.decides(comment.id, "refusal", 1, &more).await.assert_status(422);
        ana.get("/desk/moderation/").await.assert_has("To read 1");
    }

    async fn looking_changes_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let comment = world.reader().comments(&post, "Cat", "Look at me").await;
        let ana = world.person("Ana Field", &[Role::Moderator, Role::Administrator]).await;
        let before = world.everything().await;
        for path in [
            "/desk/".to_owned(),
            "/desk/moderation/".to_owned(),
            "/desk/moderation/?tab=spam".to_owned(),
            "/desk/moderation/mine".to_owned(),
            format!("/desk/moderation/comments/{}", comment.id),
            format!("/desk/moderation/comments/{}/refusal", comment.id),
            comment.receipt.clone(),
            post.path.clone(),
        ] {
            ana.get(&path).await.assert_ok();
        }
        for verb in ["publication", "spam", "removal", "restoration", "undo", "reply"] {
            let path = format!("/desk/moderation/comments/{}/{verb}", comment.id);
            ana.get(&path).await.assert_status(405);
        }
        assert_eq!(world.everything().await, before);
    }

    async fn personal_details_are_marked_where_they_stand(world: &World) {
        let post = world.published("Why we print it").await;
        let body = "Ring me on 020 7946 0958 or write to cat@example.com";
        let comment = world.reader().comments(&post, "Cat", body).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for path in ["/desk/moderation/".to_owned(), format!("/desk/moderation/comments/{}", comment.id)] {
            let page = ana.get(&path).await;
            let marks = page.select("mark");
            assert_eq!(marks, ["020 7946 0958 telephone number", "cat@example.com email address"]);
            assert!(page.select(".fc-card__marks li").is_empty(), "what the text shows is not said again");
        }
    }

    async fn only_moderators_see_addresses(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let fields = [("name", "Cat"), ("body", "Hello there"), ("email", "cat@secret.example")];
        let comment = world.reader().sends(&post, &fields).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let path = format!("/desk/moderation/comments/{}", comment.id);
        ana.get(&path).await.assert_has("cat@secret.example, not confirmed");
        ana.publishes(&comment).await;
        let ed = world.person("Ed Itor", &[Role::Editor, Role::Author]).await;
        ed.get(&path).await.assert_status(403);
        for page in ["/", &post.path, "/feed/atom/", &comment.receipt] {
            assert!(!world.reader().get(page).await.body().contains("secret.example"), "{page}");
        }
        for page in ["/desk/".to_owned(), "/desk/posts/".to_owned(), format!("/desk/posts/{}/", post.id)] {
            assert!(!ed.get(&page).await.body().contains("secret.example"), "{page}");
        }
        world.work().await;
    }
}
