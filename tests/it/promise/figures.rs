//! How the promise is kept, as the team sees it, and readers if the team wants.

use crate::world::{PASSWORD, Person, Published, World};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn answered(world: &World, ana: &Person<'_>, post: &Published, number: u32, verb: &str) {
    let comment = world.reader().comments(post, "Cat", &format!("Comment {number}")).await;
    world.pass(TimeDelta::hours(i64::from(number)));
    ana.signs_in(&ana.email, PASSWORD).await;
    ana.decides(comment.id, verb, 1, &[("guideline", "g2")]).await.assert_status(303);
}

async fn row(ana: &Person<'_>, name: &str) -> Vec<String> {
    let page = ana.get("/desk/moderation/promise").await;
    let names = page.select("tbody th");
    let cells = page.select("tbody td");
    let place = names.iter().position(|one| one == name).expect("a row");
    cells[place * 3..place * 3 + 3].to_vec()
}

both! {
    async fn the_figures_are_of_first_decisions_that_stand_without_spam(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        assert_eq!(row(&ana, "Last 30 days").await, ["0", "None", "None"]);
        answered(world, &ana, &post, 2, "publication").await;
        answered(world, &ana, &post, 4, "refusal").await;
        answered(world, &ana, &post, 60, "publication").await;
        answered(world, &ana, &post, 1, "spam").await;
        assert_eq!(row(&ana, "Last 30 days").await, ["3", "4 hours", "66%"]);
        // One that is undone is no answer, and the next one is.
        let undone = world.reader().comments(&post, "Eve", "Undone").await;
        ana.publishes(&undone).await;
        ana.post(&format!("/desk/moderation/comments/{}/undo", undone.id), &[]).await.assert_status(303);
        assert_eq!(row(&ana, "Last 30 days").await[0], "3");
        ana.decides(undone.id, "publication", 3, &[]).await.assert_status(303);
        assert_eq!(row(&ana, "Last 30 days").await[0], "4");
        // Put back and decided again, it has its first answer and no other.
        ana.decides(undone.id, "removal", 4, &[("guideline", "g2")]).await.assert_status(303);
        ana.decides(undone.id, "restoration", 5, &[]).await.assert_status(303);
        ana.decides(undone.id, "publication", 6, &[]).await.assert_status(303);
        assert_eq!(row(&ana, "Last 30 days").await[0], "4");
        world.pass(TimeDelta::days(40));
        ana.signs_in(&ana.email, PASSWORD).await;
        assert_eq!(row(&ana, "Last 30 days").await[0], "0");
        assert_eq!(row(&ana, "Last 90 days").await[0], "4");
        world.pass(TimeDelta::days(60));
        ana.signs_in(&ana.email, PASSWORD).await;
        assert_eq!(row(&ana, "Last 90 days").await[0], "0");
        assert_eq!(row(&ana, "Last 12 months").await[0], "4");
        world.work().await;
    }

    async fn one_that_is_put_back_before_it_is_answered_waited_from_then_on(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        // Filed by a rule, and found three weeks later.
        ana.adds_rule("real question", &[("effect", "spam")]).await;
        let comment = world.reader().comments(&post, "Cat", "A real question").await;
        world.pass(TimeDelta::days(21));
        ana.signs_in(&ana.email, PASSWORD).await;
        ana.decides(comment.id, "restoration", 1, &[]).await.assert_status(303);
        world.pass(TimeDelta::hours(5));
        ana.signs_in(&ana.email, PASSWORD).await;
        ana.decides(comment.id, "publication", 2, &[]).await.assert_status(303);
        assert_eq!(row(&ana, "Last 30 days").await, ["1", "5 hours", "100%"]);
        world.work().await;
    }

    async fn readers_see_the_median_if_the_team_shows_it_and_there_are_ten(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator, Role::Administrator]).await;
        let shown = async || world.reader().get("/comment-rules/").await.has("In the last 30 days");
        for number in 1..=9 {
            answered(world, &ana, &post, number, "publication").await;
        }
        let settle = async |show: &str, version: &str| {
            let fields = [
                ("amount", "2"), ("unit", "working_days"), ("opens", "9am"), ("closes", "5pm"),
                ("days", "1"), ("show_median", show), ("version", version),
            ];
            ana.post("/desk/settings/promise", &fields).await.assert_status(303);
        };
        assert!(!shown().await, "off by default");
        settle("true", "1").await;
        assert!(!shown().await, "nine are too few");
        answered(world, &ana, &post, 10, "publication").await;
        world.pass(TimeDelta::days(1));
        world.work().await;
        world.reader().get("/comment-rules/").await
            .assert_has("In the last 30 days half of all comments were read within 6 hours.");
        ana.signs_in(&ana.email, PASSWORD).await;
        settle("", "2").await;
        assert!(!shown().await, "off again");
        settle("true", "3").await;
        assert!(shown().await);
        world.pass(TimeDelta::days(40));
        world.work().await;
        assert!(!shown().await, "too long ago");
    }
}
