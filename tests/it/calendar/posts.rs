//! The comments of one post open and close on their days.

use super::back;
use crate::world::{Answer, Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

fn at(world: &World, moment: &str) {
    let moment: fair_comment::base::clock::Moment = moment.parse().expect("a moment");
    world.pass(moment - world.context.clock.now());
}

async fn sets(ed: &Person<'_>, post: &Published, fields: &[(&str, &str)]) -> Answer {
    ed.post(&format!("/desk/posts/{}/comments", post.id), fields).await
}

/// Whether the post takes a comment now.
async fn takes(world: &World, post: &Published, body: &str) -> bool {
    let fields = [("name", "Cat"), ("body", body)];
    let answer = world.reader().post(&format!("{}comments", post.path), &fields).await;
    assert!(matches!(answer.status, 303 | 409), "{answer:?}");
    if answer.status == 409 {
        answer.assert_has(body);
    }
    answer.status == 303
}

both! {
    async fn the_last_day_is_told_from_the_first_and_held_to_its_midnight(world: &World) {
        let post = world.published("Why we print it").await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        let fields = [
            ("comments", "open"), ("closing", "on_date"), ("closes", "9 June 2026"),
            ("reason", "the consultation ends"), ("version", "2"),
        ];
        sets(&ed, &post, &fields).await.assert_redirect(&format!("/desk/posts/{}/?done=comments", post.id));
        let page = world.reader().get(&post.path).await;
        page.assert_has("Comments close on 9 June 2026.");
        ed.get(&format!("/desk/posts/{}/", post.id)).await.assert_has("They close on 9 June 2026.");
        let form = ed.get(&format!("/desk/posts/{}/comments", post.id)).await;
        assert_eq!(form.attributes("#closes", "value"), ["9 June 2026"]);
        assert_eq!(form.attributes("input[name=closing][checked]", "value"), ["on_date"]);
        at(world, "2026-06-09T22:59:59Z");
        assert!(takes(world, &post, "In the last second").await);
        at(world, "2026-06-09T23:00:00Z");
        assert!(!takes(world, &post, "In the first second after").await);
        let page = world.reader().get(&post.path).await;
        page.assert_has("Comments closed on 9 June 2026 because the consultation ends.");
        assert!(page.select("#leave-a-comment").is_empty());
        // The form can be saved again as it is.
        back(&ed).await;
        let again = [fields[0], fields[1], fields[2], fields[3], ("version", "3")];
        sets(&ed, &post, &again).await.assert_status(303);
        sets(&ed, &post, &[("comments", "open"), ("closing", "never"), ("version", "3")]).await.assert_status(303);
        assert!(takes(world, &post, "Open again").await);
        world.leave_mail();
        world.work().await;
    }

    async fn by_age_as_the_blog_does_unless_the_post_says_otherwise(world: &World) {
        let post = world.published("Why we print it").await;
        let other = world.published("One that stays open").await;
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let page = ada.get("/desk/settings").await;
        let mut fields: Vec<(String, String)> = Vec::new();
        for name in ["name", "purpose", "organisation", "contact", "accent", "promise_amount", "version"] {
            let value = page.attributes(&format!("main input[name={name}]"), "value").concat();
            fields.push((name.to_owned(), value));
        }
        for (name, value) in [("replies", "everyone"), ("promise_unit", "working_days")] {
            fields.push((name.to_owned(), value.to_owned()));
        }
        let saved = async |days: &str| {
            let mut all: Vec<(&str, &str)> =
                fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            all.push(("comments_close_after", days));
            ada.post("/desk/settings", &all).await
        };
        for wrong in ["0", "-1", "soon", "3651", "99999999999"] {
            let answer = saved(wrong).await;
            answer.assert_refused(&["Enter a number of days from 1 to 3,650, or leave it empty"]);
            assert_eq!(answer.attributes("#comments_close_after", "value"), [wrong]);
        }
        saved("90").await.assert_redirect("/desk/settings?done=1");
        sets(&ada, &other, &[("comments", "open"), ("closing", "never"), ("version", "2")]).await.assert_status(303);
        world.reader().get(&post.path).await.assert_has("Comments close on 7 June 2026.");
        assert!(!world.reader().get(&other.path).await.has("Comments close on"));
        at(world, "2026-06-07T22:59:59Z");
        assert!(takes(world, &post, "In the last second").await);
        at(world, "2026-06-07T23:00:00Z");
        assert!(!takes(world, &post, "Too late").await);
        assert!(takes(world, &other, "Never too late").await);
        let words = "Comments closed on 7 June 2026 because comments on this blog close 90 days after a post \
                     is published.";
        world.reader().get(&post.path).await.assert_has(words);
        world.leave_mail();
        world.work().await;
    }

    async fn they_open_on_their_day(world: &World) {
        let post = world.published("Why we print it").await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        let fields = [("comments", "open"), ("closing", "as_blog"), ("opens", "30/3/2026"), ("version", "2")];
        sets(&ed, &post, &fields).await.assert_status(303);
        let page = world.reader().get(&post.path).await;
        page.assert_has("Comments open on 30 March 2026.");
        assert!(page.select("#leave-a-comment").is_empty());
        at(world, "2026-03-29T22:59:59Z");
        assert!(!takes(world, &post, "Too early").await);
        at(world, "2026-03-29T23:00:00Z");
        assert!(takes(world, &post, "On the day").await);
        world.leave_mail();
        world.work().await;
    }

    async fn mistakes_are_told_and_keep_every_word(world: &World) {
        let post = world.published("Why we print it").await;
        let ed = world.person("Ed Second", &[Role::Editor]).await;
        for (fields, mistake) in [
            ([("closing", "on_date"), ("closes", ""), ("opens", "")], "Enter the last day for comments, like 9 June 2026"),
            ([("closing", "on_date"), ("closes", "someday"), ("opens", "")], "Enter a date, like 9 June 2026"),
            ([("closing", "on_date"), ("closes", "8 March 2026"), ("opens", "")], "Enter a last day that is today or later"),
            ([("closing", "on_date"), ("closes", "9 June 2026"), ("opens", "10 June 2026")], "The last day must not be before the comments open"),
            ([("closing", "sometimes"), ("closes", ""), ("opens", "")], "Select when the comments close"),
            ([("closing", "never"), ("closes", ""), ("opens", "x")], "Enter a date, like 9 June 2026"),
        ] {
            let all = [("comments", "open"), ("reason", "kept"), fields[0], fields[1], fields[2]];
            let answer = sets(&ed, &post, &all).await;
            answer.assert_refused(&[mistake]);
            assert_eq!(answer.attributes("#closes", "value"), [fields[1].1]);
            assert_eq!(answer.attributes("#opens", "value"), [fields[2].1]);
            assert_eq!(answer.attributes("#reason", "value"), ["kept"]);
        }
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        sets(&mo, &post, &[("comments", "closed")]).await.assert_status(403);
        sets(&ed, &post, &[("comments", "closed"), ("version", "1")]).await.assert_status(409);
        let lines = "SELECT id FROM audit WHERE action LIKE 'post_comments%'";
        assert!(ask(world.context.database.read(), lines).await.is_empty());
        world.pass(TimeDelta::seconds(1));
    }
}
