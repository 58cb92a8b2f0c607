//! The queue: what is in it, in which order, and how it goes on.

use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

both! {
    async fn the_queue_is_ordered_by_what_is_due_first_and_says_how_much_waits(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.get("/desk/moderation/").await.assert_has("No comments to read.");
        world.reader().comments(&post, "Cat", "First").await;
        world.pass(TimeDelta::minutes(70));
        ana.signs_in(&ana.email, crate::world::PASSWORD).await;
        let second = world.reader().comments(&post, "Dee", "Second").await;
        let page = ana.get("/desk/moderation/").await;
        assert_eq!(page.select(".fc-queue__due"), ["Wednesday 11 March, the first by 10am: 2"]);
        assert_eq!(page.select(".fc-card__name bdi"), ["Cat", "Dee"]);
        assert!(page.select("title").concat().starts_with("Waiting 2, first due at 10am on Wednesday 11 March"));
        world.pass(TimeDelta::days(2));
        ana.signs_in(&ana.email, crate::world::PASSWORD).await;
        ana.get("/desk/moderation/").await.assert_has("Overdue: 1").assert_has("By 11:10am today: 1");
        ana.get("/desk/").await.assert_has("comments to read");
        let done = ana.decides(second.id, "publication", 1, &[]).await;
        let folded = ana.get(done.location().split('#').next().expect("a path")).await;
        folded.assert_has("Published: comment by Dee").assert_has("Undo").assert_has("To read 1");
        assert!(folded.select("title").concat().starts_with("Published: comment by Dee"));
        let published = ana.get("/desk/moderation/?tab=published").await;
        assert_eq!(published.select(".fc-card__name bdi"), ["Dee"]);
        world.leave_mail();
        world.work().await;
    }

    async fn twenty_stand_on_a_page_and_the_rest_on_the_next(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for number in 1..=25 {
            world.reader().comments(&post, &format!("Reader {number:02}"), "Hello there").await;
        }
        let first = ana.get("/desk/moderation/").await;
        assert_eq!(first.select(".fc-card__name bdi").len(), 15);
        let next = first.attributes("main > p > a.govuk-button--secondary", "href").concat();
        let second = ana.get(&next).await;
        let names = second.select(".fc-card__name bdi");
        assert_eq!(names.len(), 10);
        assert_eq!(names.last().map(String::as_str), Some("Reader 25"));
        for wrong in ["x", "1", "-", "99999999999999999999-1", "1-x"] {
            ana.get(&format!("/desk/moderation/?after={wrong}")).await.assert_ok();
        }
        ana.get("/desk/moderation/?tab=nonsense&done=abc").await.assert_ok();
    }

    async fn the_record_of_an_address_stands_on_the_card(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mine = |body| [("name", "Cat"), ("body", body), ("email", "cat@example.com")];
        let first = world.reader().sends(&post, &mine("One")).await;
        let second = world.reader().sends(&post, &mine("Two")).await;
        ana.publishes(&first).await;
        ana.decides(second.id, "refusal", 1, &[("guideline", "duplicate")]).await;
        let third = world.reader().sends(&post, &mine("Three")).await;
        assert!(ana.get("/desk/moderation/").await.select(".fc-card__record").is_empty());
        let page = ana.get(&format!("/desk/moderation/comments/{}", third.id)).await;
        assert!(!page.has("Two"), "an address that anyone can type proves nothing: {page:?}");
        world.reader().sends(&post, &mine("Four")).await;
        world.reader().confirms(&first).await;
        let words = "1 waiting, 1 published, 1 not published: same comment sent twice (from this address";
        ana.get("/desk/moderation/").await.assert_has(words);
        let page = ana.get(&format!("/desk/moderation/comments/{}", third.id)).await;
        page.assert_has("One").assert_has("Two");
    }

    async fn the_rules_are_the_reasons(world: &World) {
        let post = world.published("Why we print it").await;
        let sent = world.reader().comments(&post, "Cat", "Hello there").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let rules = ana.get("/desk/moderation/guidelines").await.select(".fc-rows .fc-second");
        let rules: Vec<&str> =
            rules.iter().filter_map(|line| line.strip_prefix("As a reason: ")).collect();
        let reasons = ana.get(&format!("/desk/moderation/comments/{}/refusal", sent.id)).await;
        let reasons = reasons.select(".fc-reason");
        assert!(rules.len() > 8);
        for rule in rules {
            assert!(reasons.iter().any(|reason| reason == rule), "{rule}");
        }
    }
}
