//! All comments of one confirmed address, as moderators see them.

use fair_comment::team::accounts::Role;

const CAT: &str = "cat@example.com";

both! {
    async fn the_record_on_a_card_leads_to_all_comments_of_the_address(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let cat = world.reader();
        let fields = |body| [("name", "Cat"), ("body", body), ("email", CAT), ("notify", "true")];
        let first = cat.sends(&post, &fields("One")).await;
        cat.confirms(&first).await;
        let second = cat.sends(&post, &fields("Two")).await;
        cat.sends(&post, &fields("Three")).await;
        world.reader().comments(&post, "Dee", "Of somebody else").await;
        world.work().await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        ana.publishes(&first).await;
        let reason = [("guideline", "duplicate")];
        assert_eq!(ana.decides(second.id, "refusal", 1, &reason).await.status, 303);
        let path = ana.get("/desk/moderation/").await.attributes(".fc-card__record a", "href").concat();
        assert!(path.starts_with("/desk/moderation/commenters/"), "{path}");
        let page = ana.get(&path).await;
        page.assert_has("1 waiting, 1 published, 1 not published: same comment sent twice");
        page.assert_has("cat@example.com, confirmed").assert_has("Why we print it");
        assert_eq!(page.select("main h2"), ["Three", "Two", "One"]);
        assert!(!page.has("Of somebody else"));
        let author = world.person("Al Author", &[Role::Author]).await;
        author.get(&path).await.assert_status(403);
        assert!(world.reader().get(&path).await.is_refusal());
        ana.get("/desk/moderation/commenters/999").await.assert_status(404);
        world.pass(chrono::TimeDelta::minutes(11));
        world.work().await;
    }

    async fn an_address_that_nobody_confirmed_has_no_record(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        world.reader().sends(&post, &[("name", "Cat"), ("body", "One"), ("email", CAT)]).await;
        world.work().await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let queue = ana.get("/desk/moderation/").await;
        assert_eq!(queue.attributes(".fc-card__record a", "href").len(), 0);
        let page = ana.get("/desk/moderation/commenters/1").await;
        page.assert_ok().assert_has("No comments from this address.");
        assert!(!page.has("cat@"), "who typed an address need not own it");
    }
}
