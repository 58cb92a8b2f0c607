//! Pages of comments, the way to one of them, and whom a reply answers.

use crate::world::{Person, Published, SentComment, World};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn reply(world: &World, post: &Published, to: &SentComment, name: &str) -> SentComment {
    let id = to.id.to_string();
    let body = format!("{name} says");
    let fields = [("name", name), ("body", body.as_str()), ("reply_to", id.as_str())];
    world.reader().sends(post, &fields).await
}

async fn removes(mo: &Person<'_>, comment: &SentComment) {
    let page = mo.get(&format!("/desk/moderation/comments/{}/refusal", comment.id)).await;
    let rule = page.attributes("input[name=guideline]", "value").remove(0);
    mo.decides(comment.id, "removal", 2, &[("guideline", &rule)]).await.assert_status(303);
}

/// Follows the address of a comment; answers where it led.
async fn follow(world: &World, post: &Published, id: i64) -> String {
    let link = world.reader().get(&format!("{}comments/{id}", post.path)).await;
    let place = link.assert_status(302).location().to_owned();
    let (path, anchor) = place.split_once('#').expect("a place");
    let page = world.reader().get(path).await;
    assert_eq!(
        page.assert_ok().select(&format!("#{anchor}")).len(),
        1,
        "{anchor} is not at {path}"
    );
    place
}

both! {
    async fn a_further_page_of_comments_has_its_own_title_and_address(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut ids = Vec::new();
        for number in 1..=51 {
            let comment = world.reader().comments(&post, "Cat", &format!("Number {number}.")).await;
            mo.publishes(&comment).await;
            ids.push(comment);
            world.pass(TimeDelta::seconds(20));
        }
        world.work().await;
        let whole = format!("http://localhost:8000{}", post.path);
        for (query, title, address) in [
            ("", "Why we print it – Our blog", whole.clone()),
            ("?comments=1", "Why we print it – Our blog", whole.clone()),
            ("?comments=2", "Why we print it: comments, page 2 – Our blog", format!("{whole}?comments=2")),
            ("?comments=2&utm_source=x", "Why we print it: comments, page 2 – Our blog", format!("{whole}?comments=2")),
            ("?comments=02", "Why we print it: comments, page 2 – Our blog", format!("{whole}?comments=2")),
            ("?comments=3", "Why we print it – Our blog", whole.clone()),
            ("?comments=0", "Why we print it – Our blog", whole.clone()),
            ("?comments=-2", "Why we print it – Our blog", whole.clone()),
            ("?comments=two", "Why we print it – Our blog", whole.clone()),
            ("?comments=", "Why we print it – Our blog", whole.clone()),
        ] {
            let page = world.reader().get(&format!("{}{query}", post.path)).await;
            assert_eq!(page.assert_ok().select("title"), [title], "{query}");
            assert_eq!(page.attributes("link[rel=canonical]", "href"), [address.as_str()], "{query}");
            assert_eq!(page.attributes("meta[property='og:url']", "content"), [address.as_str()], "{query}");
            assert_eq!(page.select("h1"), ["Why we print it"], "{query}");
        }
        // What is shared is the post.
        let second = world.reader().get(&format!("{}?comments=2", post.path)).await;
        let shared = second.attributes(".fc-share a", "href").concat();
        assert!(!shared.contains("comments"), "{shared}");
        // A removed one keeps its place among the threads, and its address leads there.
        let answer = reply(world, &post, &ids[50], "Dee").await;
        mo.publishes(&answer).await;
        removes(&mo, &ids[50]).await;
        let place = format!("{}?comments=2#comment-{}", post.path, ids[50].id);
        assert_eq!(follow(world, &post, ids[50].id).await, place);
        world.work().await;
    }

    async fn the_address_of_a_removed_comment_leads_to_what_is_left_of_it(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let first = world.reader().comments(&post, "Cat", "First").await;
        mo.publishes(&first).await;
        let second = reply(world, &post, &first, "Dee").await;
        mo.publishes(&second).await;
        let third = reply(world, &post, &second, "Eve").await;
        mo.publishes(&third).await;
        removes(&mo, &first).await;
        removes(&mo, &second).await;
        for comment in [&first, &second, &third] {
            let place = format!("{}#comment-{}", post.path, comment.id);
            assert_eq!(follow(world, &post, comment.id).await, place);
        }
        // Nothing is left of one that nobody answered, and its address says so.
        removes(&mo, &third).await;
        for comment in [&first, &second, &third] {
            let gone = world.reader().get(&format!("{}comments/{}", post.path, comment.id)).await;
            gone.assert_status(404).assert_has("This comment was removed").assert_has("on 9 March 2026 because it broke");
            assert!(!gone.has("Eve") && !gone.has("First"));
        }
        let waiting = world.reader().comments(&post, "Fay", "Not yet").await;
        world.reader().get(&format!("{}comments/{}", post.path, waiting.id)).await.assert_status(404);
        let other = world.published("Another").await;
        world.reader().get(&format!("{}comments/{}", other.path, first.id)).await.assert_status(404);
        // Only what is published can be reported.
        world.reader().get(&format!("{}comments/{}/report", post.path, first.id)).await.assert_status(404);
        world.work().await;
    }

    async fn a_reply_names_whom_it_answers_however_deep(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut said = vec![world.reader().comments(&post, "Person 0", "First").await];
        mo.publishes(&said[0]).await;
        for number in 1..=26 {
            let next = reply(world, &post, &said[number - 1], &format!("Person {number}")).await;
            mo.publishes(&next).await;
            said.push(next);
            world.pass(TimeDelta::minutes(5));
        }
        // Two that answer others than the one above them.
        for (name, to) in [("Late One", 21), ("Late Two", 24)] {
            let next = reply(world, &post, &said[to], name).await;
            mo.publishes(&next).await;
            said.push(next);
        }
        let answers = (1..=26).map(|number| (number, number - 1)).chain([(27, 21), (28, 24)]);
        for (number, answered) in answers {
            let place = follow(world, &post, said[number].id).await;
            let page = world.reader().get(place.split('#').next().expect("a path")).await;
            let own = format!("#comment-{} > article", said[number].id);
            let named = page.select(&format!("{own} .fc-comment__to, {own} .fc-comment__note"));
            assert_eq!(named, [format!("In reply to Person {answered}")], "{number}");
        }
        // The team sees the same.
        let card = mo.get(&format!("/desk/moderation/comments/{}", said[28].id)).await;
        card.assert_has("In reply to Person 24: Person 24 says");
        // Whoever is answered by one that stands beside is named even when not shown.
        removes(&mo, &said[24]).await;
        let place = follow(world, &post, said[28].id).await;
        let page = world.reader().get(place.split('#').next().expect("a path")).await;
        let own = format!("#comment-{} > article", said[28].id);
        let named = page.select(&format!("{own} .fc-comment__to, {own} .fc-comment__note"));
        assert_eq!(named, ["In reply to a comment that is not shown"]);
        world.pass(TimeDelta::hours(1));
        world.work().await;
    }

    async fn whoever_is_answered_below_the_deepest_step_is_told(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let mut last = world.reader().comments(&post, "Person 0", "First").await;
        mo.publishes(&last).await;
        for number in 1..=21 {
            let (name, id) = (format!("Person {number}"), last.id.to_string());
            let email = format!("person{number}@example.test");
            let fields = [
                ("name", name.as_str()), ("body", name.as_str()), ("reply_to", id.as_str()), ("email", email.as_str()),
                ("notify", "true"),
            ];
            let deep = number > 18;
            let reader = world.reader();
            last = reader.sends(&post, &fields[..if deep { 5 } else { 3 }]).await;
            if deep {
                reader.confirms(&last).await;
            }
            mo.publishes(&last).await;
            world.pass(TimeDelta::minutes(5));
            world.work().await;
            world.mail();
        }
        world.pass(TimeDelta::minutes(20));
        world.work().await;
        world.mail();
        let answer = reply(world, &post, &last, "Zoe Answers").await;
        mo.publishes(&answer).await;
        world.pass(TimeDelta::hours(3));
        world.work().await;
        let told: Vec<String> = world
            .mail()
            .into_iter()
            .filter(|mail| mail.letter.plain().contains("Zoe Answers says"))
            .map(|mail| mail.to.to_string())
            .filter(|to| to.contains("person"))
            .collect();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(told[0].contains("person21@example.test"), "{told:?}");
    }
}
