//! A rule is tried on past comments before it is kept.

use fair_comment::team::accounts::Role;

both! {
    async fn trying_shows_what_it_would_have_caught_and_keeps_nothing(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let good = world.reader().comments(&post, "Cat", "The harbour <b>wall</b> is fine").await;
        ana.publishes(&good).await;
        let bad = world.reader().comments(&post, "Bot", "Harbour! harbour!").await;
        ana.decides(bad.id, "spam", 1, &[]).await.assert_status(303);
        world.reader().comments(&post, "Dee", "Nothing of the kind").await;
        let before = world.everything().await;
        let page = ana.sends_rule("harbour", &[("act", "try"), ("name", "")]).await;
        page.assert_ok().assert_has("It would have caught 2 comments. We read all 3 comments in");
        page.assert_has("Published: 1").assert_has("Spam: 1");
        page.assert_has("Likely mistakes: you published these");
        assert_eq!(page.select(".fc-bench mark"), ["harbour", "Harbour", "harbour"]);
        assert_eq!(page.select("#patterns").concat().trim(), "harbour");
        assert!(!page.body().contains("<b>wall</b>"));
        assert_eq!(world.everything().await, before);
        let page = ana.sends_rule("lighthouse", &[("act", "try")]).await;
        page.assert_ok().assert_has("It would have caught nothing. We read all 3 comments in");
    }

    async fn a_rule_that_would_have_caught_published_comments_is_saved_by_a_second_press(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let good = world.reader().comments(&post, "Cat", "The harbour wall").await;
        ana.publishes(&good).await;
        let before = world.everything().await;
        let page = ana.sends_rule("harbour", &[]).await;
        page.assert_ok().assert_has("This rule would have caught comments that you published");
        page.assert_has("Save anyway");
        assert_eq!(world.everything().await, before);
        ana.sends_rule("harbour", &[("act", "anyway")]).await.assert_status(303);
        let list = ana.get("/desk/moderation/screening").await;
        let rule = list.attributes("tbody th a", "href").pop().unwrap();
        // A new name finds nothing anew, so it is not asked about.
        let more = [("version", "1"), ("name", "Another name")];
        ana.sends_rule_to(&rule, "harbour", &more).await.assert_status(303);
        // A rule that is off catches nothing.
        ana.sends_rule("wall", &[("active", "")]).await.assert_status(303);
    }

    async fn replies_of_the_team_are_not_read(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let comment = world.reader().comments(&post, "Cat", "A question").await;
        ana.publishes(&comment).await;
        let path = format!("/desk/moderation/comments/{}/reply", comment.id);
        ana.post(&path, &[("reply", "The harbour")]).await.assert_status(303);
        let page = ana.sends_rule("harbour", &[("act", "try")]).await;
        page.assert_has("It would have caught nothing. We read all 1 comment in");
    }
}
