//! Several comments decided at once: each by itself, and those that changed since are not.

use crate::world::{Answer, Person, Published, World, ask};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

async fn some(world: &World, post: &Published, count: usize) -> Vec<i64> {
    let mut sent = Vec::new();
    for number in 0..count {
        let name = format!("Reader {number}");
        sent.push(world.reader().comments(post, &name, &format!("Words {number}")).await.id);
    }
    sent
}

async fn together(person: &Person<'_>, act: &str, ids: &[i64], more: &[(&str, &str)]) -> Answer {
    let chosen: Vec<String> = ids.iter().map(|id| format!("{id}.1")).collect();
    let mut fields = vec![("act", act)];
    fields.extend(chosen.iter().map(|one| ("chosen", one.as_str())));
    fields.extend_from_slice(more);
    person.post("/desk/moderation/several", &fields).await
}

both! {
    async fn several_are_selected_and_published_at_once(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 3).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let queue = ana.get("/desk/moderation/").await;
        let select = queue.attributes(".fc-queue__select", "href").concat();
        let page = ana.get(&select).await;
        assert_eq!(page.attributes("input[name=chosen]", "form"), ["several"; 3]);
        assert_eq!(
            page.select(".fc-several button"),
            ["Publish selected", "Do not publish selected…", "Mark selected as spam…"]
        );
        assert_eq!(page.select("input[name=chosen][checked]").len(), 0);
        let all = page.attributes(".fc-several a", "href").remove(0);
        assert_eq!(ana.get(&all).await.select("input[name=chosen][checked]").len(), 3);
        let done = together(&ana, "publish", &ids[..2], &[]).await;
        done.assert_status(303);
        let result = ana.get(done.location()).await;
        result.assert_has("Published: 2 comments").assert_has("Undo all 2");
        world.reader().get(&post.path).await.assert_has("2 comments");
        let database = world.context.database.read();
        assert_eq!(ask(database, "SELECT id FROM decisions").await.len(), 2);
        let lines = "SELECT id FROM audit WHERE subject = 'comment' AND actor = 'person'";
        assert_eq!(ask(database, lines).await.len(), 2, "one line for each");
        // Pressed twice, it is the same.
        let again = together(&ana, "publish", &ids[..2], &[]).await;
        assert_eq!(again.location(), done.location());
        assert_eq!(ask(database, "SELECT id FROM decisions").await.len(), 2);
    }

    async fn refusal_and_spam_are_looked_at_once_more(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 3).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let look = together(&ana, "refuse", &ids, &[]).await;
        look.assert_ok().assert_has("Do not publish 3 comments").assert_has("Words 2");
        assert!(look.mistakes().is_empty());
        assert_eq!(look.attributes("input[name=chosen]", "value").len(), 3);
        let confirmed = ("confirmed", "true");
        let refused = together(&ana, "refuse", &ids, &[confirmed, ("note", "Kept words")]).await;
        refused.assert_refused(&["Select a reason"]);
        assert_eq!(refused.select("#note"), ["Kept words"]);
        let reason = ("guideline", "duplicate");
        let done = together(&ana, "refuse", &ids, &[confirmed, reason]).await;
        ana.get(done.location()).await.assert_has("Not published: 3 comments");
        let more = some(world, &post, 0).await;
        assert!(more.is_empty());
        let comment = world.reader().comments(&post, "Sam", "Cheap watches").await;
        together(&ana, "spam", &[comment.id], &[]).await.assert_ok().assert_has("Mark 1 comment as spam");
        let done = together(&ana, "spam", &[comment.id], &[confirmed]).await;
        ana.get(done.location()).await.assert_has("Marked as spam: 1 comment").assert_has("Undo it");
    }

    async fn those_that_changed_meanwhile_are_left_alone_and_named(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 3).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.decides(ids[1], "spam", 1, &[]).await.assert_status(303);
        let look = together(&ana, "spam", &ids, &[]).await;
        assert_eq!(look.select(".fc-tag"), ["Changed since you opened the page, so it will not be decided"]);
        let done = together(&ana, "publish", &ids, &[]).await;
        let result = ana.get(done.location()).await;
        result.assert_has("Published: 2 comments").assert_has("Not changed");
        assert_eq!(result.select("main .fc-rows:first-of-type h3").first().map(String::as_str), Some("Comment by Reader 1, number 2"));
        let none = together(&ana, "publish", &[ids[1]], &[]).await;
        none.assert_status(409).assert_has("No comment was decided").assert_has("Not changed");
    }

    async fn all_are_undone_within_the_time_and_only_what_still_stands(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 4).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        let done = together(&ana, "publish", &ids, &[]).await;
        let path = done.location().split('?').next().expect("a path").to_owned();
        let removal = [("guideline", "duplicate")];
        ben.decides(ids[0], "removal", 2, &removal).await.assert_status(303);
        ana.get(&path).await.assert_has("Undo all 3");
        ben.get(&path).await.assert_status(404);
        let undo = format!("{path}/undo");
        ben.post(&undo, &[]).await.assert_status(404);
        let undone = ana.post(&undo, &[]).await;
        let page = ana.get(undone.location()).await;
        page.assert_has("3 decisions are undone");
        assert_eq!(page.select(".fc-tag"), ["Undone"; 3]);
        ana.get("/desk/moderation/").await.assert_has("To read 3");
        // Decided anew, the earlier batch has no hold on it.
        ana.decides(ids[1], "publication", 3, &[]).await.assert_status(303);
        let again = ana.post(&undo, &[]).await;
        ana.get(again.location()).await.assert_has("2 decisions are undone");
        world.reader().get(&post.path).await.assert_has("Words 1");
    }

    async fn a_batch_cannot_be_undone_when_its_time_is_over(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 2).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let done = together(&ana, "publish", &ids, &[]).await;
        let path = done.location().split('?').next().expect("a path").to_owned();
        world.pass(TimeDelta::minutes(10));
        assert!(!ana.get(&path).await.has("Undo all"));
        let late = ana.post(&format!("{path}/undo"), &[]).await;
        ana.get(late.location()).await.assert_has("0 decisions are undone");
        world.leave_mail();
        world.work().await;
    }

    async fn what_cannot_be_is_said_in_words(world: &World) {
        let post = world.published("Why we print it").await;
        let ids = some(world, &post, 1).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let nothing = together(&ana, "publish", &[], &[]).await;
        nothing.assert_refused(&["Select at least one comment"]);
        assert_eq!(nothing.attributes("input[name=chosen]", "id"), ["chosen"]);
        let many: Vec<i64> = (1..=101).collect();
        together(&ana, "publish", &many, &[]).await.assert_refused(&["Select 100 comments or fewer"]);
        together(&ana, "burn", &ids, &[]).await.assert_refused(&["Select what to do with the comments"]);
        together(&ana, "publish", &[999], &[]).await.assert_status(409);
        together(&ana, "remove", &ids, &[("confirmed", "true"), ("guideline", "duplicate")]).await.assert_status(409);
        let author = world.person("Al Author", &[Role::Author]).await;
        together(&author, "publish", &ids, &[]).await.assert_status(403);
        ana.get("/desk/moderation/batches/999").await.assert_status(404);
    }
}
