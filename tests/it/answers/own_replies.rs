//! What the writer of a reply does with it: takes it back while no mail has left, and corrects it.

use super::{Scene, conflicts};
use crate::world::{Person, SentComment, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

/// The key of the newest reply by the team.
async fn newest(world: &World) -> i64 {
    let select = "SELECT id FROM comments WHERE person_id IS NOT NULL ORDER BY id DESC LIMIT 1";
    ask(world.context.database.read(), select).await[0]["id"].as_i64().expect("a key")
}

/// Replies to the comment of the scene; answers the key of the reply.
async fn replies(world: &World, scene: &Scene<'_>, person: &Person<'_>, words: &str) -> i64 {
    person.post(&scene.at("reply"), &[("reply", words)]).await.assert_status(303);
    newest(world).await
}

fn own(reply: i64, what: &str) -> String {
    format!("/desk/answers/replies/{reply}{what}")
}

/// A comment of somebody who wants to be told of replies, published and told of.
async fn wants_to_know(world: &World, scene: &Scene<'_>) -> SentComment {
    let fields = [
        ("name", "Dee"),
        ("body", "And the tides?"),
        ("email", "dee@example.com"),
        ("notify", "true"),
    ];
    let comment = world.reader().sends(&scene.post, &fields).await;
    world.reader().confirms(&comment).await;
    scene.mo.publishes(&comment).await;
    world.pass(TimeDelta::minutes(11));
    world.work().await;
    world.mail();
    comment
}

fn to_dee(world: &World) -> Vec<String> {
    let mail = world.mail().into_iter().filter(|mail| mail.to == "dee@example.com");
    mail.map(|mail| mail.letter.plain()).collect()
}

both! {
    async fn a_reply_is_taken_back_before_anybody_is_told(world: &World) {
        let scene = Scene::set(world).await;
        let comment = wants_to_know(world, &scene).await;
        let ann = &scene.ann;
        ann.post(&format!("/desk/answers/{}/owner", comment.id), &[]).await.assert_status(303);
        let path = format!("/desk/answers/{}", comment.id);
        ann.post(&format!("{path}/reply"), &[("reply", "They are on page 7.")]).await.assert_status(303);
        let reply = newest(world).await;
        world.reader().get(&scene.post.path).await.assert_has("They are on page 7.");
        let page = ann.get(&path).await;
        assert!(page.attributes("a", "href").contains(&own(reply, "")), "{page:?}");
        ann.get("/desk/answers/replies").await.assert_has("Reply to Dee").assert_has("They are on page 7.");
        world.pass(TimeDelta::minutes(9));
        world.work().await;
        assert!(to_dee(world).is_empty(), "it can be taken back");
        ann.get(&own(reply, "")).await.assert_has("You can do this until");
        for _ in 0..2 {
            ann.post(&own(reply, "/taking-back"), &[]).await.assert_redirect(&format!("{path}?done=taken-back"));
        }
        assert!(!world.reader().get(&scene.post.path).await.has("page 7"));
        let page = ann.get(&path).await;
        assert_eq!(page.select("#reply"), ["They are on page 7."], "the words are kept");
        page.assert_has("To be answered by Ann Author");
        world.pass(TimeDelta::minutes(20));
        world.work().await;
        assert!(to_dee(world).is_empty(), "nobody is told");
        // And it can be sent off once more, in the same words.
        let again = [("reply", "They are on page 7."), ("draft_version", "1")];
        ann.post(&format!("{path}/reply"), &again).await.assert_redirect(&format!("{path}?done=replied"));
        world.reader().get(&scene.post.path).await.assert_has("They are on page 7.");
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let mail = to_dee(world);
        let [told] = mail.as_slice() else { panic!("one mail: {mail:?}") };
        assert!(told.contains("> They are on page 7."), "{told}");
    }

    async fn a_reply_that_was_told_of_is_corrected_and_readers_see_that(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, post, .. } = &scene;
        let reply = replies(world, &scene, ann, "It is on page 8.").await;
        world.pass(TimeDelta::minutes(11));
        world.work().await;
        let late = ann.post(&own(reply, "/taking-back"), &[]).await;
        conflicts(&late, "The time to take this reply back is over");
        assert!(!ann.get(&own(reply, "")).await.has("Take my reply back"));
        assert!(!world.reader().get(&post.path).await.has("Corrected"));
        let empty = ann.post(&own(reply, "/correction"), &[("reply", " "), ("version", "1")]).await;
        empty.assert_status(422);
        let fields = [("reply", "It is on page 9."), ("version", "1")];
        for _ in 0..2 {
            ann.post(&own(reply, "/correction"), &fields).await.assert_redirect(&own(reply, "?done=corrected"));
        }
        let page = world.reader().get(&post.path).await;
        page.assert_has("It is on page 9.").assert_has("Corrected at 10:11am on 9 March 2026");
        assert!(!page.has("page 8"));
        let stale = ann.post(&own(reply, "/correction"), &[("reply", "My words"), ("version", "1")]).await;
        conflicts(&stale, "This reply has already been");
        assert_eq!(stale.select("#reply"), ["My words"]);
        // The earlier words stay for moderators.
        mo.get(&format!("/desk/moderation/comments/{reply}")).await.assert_has("It is on page 8.");
    }

    async fn only_its_writer_takes_a_reply_back_or_corrects_it(world: &World) {
        let scene = Scene::set(world).await;
        let Scene { ann, mo, comment, .. } = &scene;
        let reply = replies(world, &scene, ann, "It is on page 8.").await;
        for id in [reply, comment.id, 999] {
            mo.get(&own(id, "")).await.assert_status(404);
            mo.post(&own(id, "/taking-back"), &[]).await.assert_status(404);
            let fields = [("reply", "Other words"), ("version", "1")];
            mo.post(&own(id, "/correction"), &fields).await.assert_status(404);
        }
        assert!(!mo.get("/desk/answers/replies").await.has("page 8"));
        mo.decides(reply, "removal", 1, &[("guideline", "duplicate")]).await.assert_status(303);
        conflicts(&ann.post(&own(reply, "/taking-back"), &[]).await, "no longer published");
        let fields = [("reply", "Other words"), ("version", "2")];
        conflicts(&ann.post(&own(reply, "/correction"), &fields).await, "no longer published");
    }

    async fn who_was_only_asked_can_still_take_their_reply_back(world: &World) {
        let scene = Scene::set(world).await;
        let bob = world.person("Bob Author", &[Role::Author]).await;
        let to = bob.id.to_string();
        scene.mo.post(&scene.at("owner"), &[("owner", to.as_str())]).await.assert_status(303);
        let reply = replies(world, &scene, &bob, "It is on page 8.").await;
        bob.get(&format!("/desk/answers/{}", scene.comment.id)).await.assert_status(404);
        bob.get("/desk/answers/replies").await.assert_has("Reply to Cat Reed");
        bob.post(&own(reply, "/taking-back"), &[]).await.assert_status(303);
        let page = bob.get(&format!("/desk/answers/{}", scene.comment.id)).await;
        assert_eq!(page.select("#reply"), ["It is on page 8."]);
    }
}
