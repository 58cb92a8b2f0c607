//! The same text from many senders, decided together.

use crate::world::{Answer, Person, Published, World, ask};
use fair_comment::team::accounts::Role;

const GONE: &str = "We no longer use the reason you selected. Select another";
const TEXT: &str = "Save our ferry, it is the last way home!";

/// Sends the same text from so many senders; answers the keys and the address of the campaign.
async fn campaign(world: &World, post: &Published, senders: usize) -> (Vec<i64>, String) {
    let mut keys = Vec::new();
    for number in 0..senders {
        let text = if number == 1 { TEXT.to_uppercase() } else { TEXT.to_owned() };
        keys.push(world.reader().comments(post, &format!("Sender {number}"), &text).await.id);
    }
    let digest =
        ask(world.context.database.read(), "SELECT text_digest AS d FROM comments ORDER BY id")
            .await;
    let digest = digest[0]["d"].as_str().expect("a digest").to_owned();
    (keys, format!("/desk/moderation/campaigns/{digest}"))
}

fn seen(keys: &[i64]) -> String {
    keys.iter().map(|id| format!("{id}.1")).collect::<Vec<_>>().join("-")
}

/// Sends the form and looks at the page that says what came of it.
async fn decided(person: &Person<'_>, path: &str, fields: &[(&str, &str)]) -> Answer {
    let answer = person.post(path, fields).await;
    answer.assert_status(303);
    let page = person.get(answer.location()).await;
    page.assert_ok();
    page
}

async fn states(world: &World) -> Vec<String> {
    let rows = ask(world.context.database.read(), "SELECT status FROM comments ORDER BY id").await;
    rows.iter().map(|row| row["status"].as_str().unwrap_or("").to_owned()).collect()
}

async fn lines(world: &World, action: &str) -> usize {
    let sql = format!("SELECT id FROM audit WHERE action = '{action}'");
    ask(world.context.database.read(), &sql).await.len()
}

both! {
    async fn a_card_says_how_many_say_the_same_and_leads_to_all_of_them(world: &World) {
        let post = world.published("Why we print it").await;
        let (keys, path) = campaign(world, &post, 3).await;
        world.reader().comments(&post, "Other", "Something else").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let queue = ana.get("/desk/moderation/").await;
        let same = queue.select(".fc-card__marks li");
        assert_eq!(same.iter().filter(|mark| *mark == "3 comments say this: decide together").count(), 3, "{same:?}");
        assert!(queue.attributes(".fc-card__marks a", "href").contains(&path));
        let page = ana.get(&path).await;
        page.assert_ok().assert_has("3 waiting comments with the same text").assert_has(TEXT);
        page.assert_has("Their words: SAVE OUR FERRY");
        assert_eq!(page.attributes("input[name=seen]", "value"), [seen(&keys)]);
    }

    async fn one_is_published_and_the_others_are_refused_after_a_last_look(world: &World) {
        let post = world.published("Why we print it").await;
        let (keys, path) = campaign(world, &post, 3).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let (all, one) = (seen(&keys), keys[1].to_string());
        let fields = [("seen", all.as_str()), ("act", "publish_one"), ("one", one.as_str())];
        let last = ana.post(&path, &fields).await;
        last.assert_ok().assert_has("Do not publish 2 comments").assert_has("We will publish the comment by Sender 1");
        assert_eq!(states(world).await, ["waiting", "waiting", "waiting"]);
        let fields = [fields[0], fields[1], fields[2], ("confirmed", "true")];
        let done = decided(&ana, &path, &fields).await;
        done.assert_has("Published: 1 comment. Not published: 2 comments").assert_has("Undo all 3");
        assert_eq!(states(world).await, ["not_published", "published", "not_published"]);
        assert_eq!((lines(world, "publish").await, lines(world, "refuse").await), (1, 2));
        // Pressed twice, nothing more happens.
        decided(&ana, &path, &fields).await;
        assert_eq!((lines(world, "publish").await, lines(world, "refuse").await), (1, 2));
        ana.get(&path).await.assert_ok().assert_has("No comment with this text is waiting");
        let reader = world.reader();
        let receipt = ask(world.context.database.read(), "SELECT outcome FROM decisions WHERE action = 'refuse'").await;
        assert!(receipt.iter().all(|row| row["outcome"] == "duplicate"));
        reader.get(&post.path).await.assert_has("Sender 1");
    }

    async fn all_are_published_refused_or_spam(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let (keys, path) = campaign(world, &post, 2).await;
        let all = seen(&keys);
        let fields = [("seen", all.as_str()), ("act", "refuse"), ("guideline", "g2"), ("note", "One is enough.")];
        ana.post(&path, &fields).await.assert_ok().assert_has("The reason will be:").assert_has("One is enough.");
        let fields = [fields[0], fields[1], fields[2], fields[3], ("confirmed", "true")];
        decided(&ana, &path, &fields).await.assert_has("Not published: 2 comments");
        for id in &keys {
            ana.decides(*id, "restoration", 2, &[]).await.assert_status(303);
        }
        let all: Vec<String> = keys.iter().map(|id| format!("{id}.3")).collect();
        let all = all.join("-");
        decided(&ana, &path, &[("seen", &all), ("act", "spam")]).await.assert_has("Marked as spam: 2 comments");
        assert_eq!(states(world).await, ["spam", "spam"]);
        for id in &keys {
            ana.decides(*id, "restoration", 4, &[]).await.assert_status(303);
        }
        let all = all.replace(".3", ".5");
        decided(&ana, &path, &[("seen", &all), ("act", "publish")]).await.assert_has("Published: 2 comments");
        assert_eq!(states(world).await, ["published", "published"]);
    }

    async fn those_that_changed_meanwhile_are_left_and_named(world: &World) {
        let post = world.published("Why we print it").await;
        let (keys, path) = campaign(world, &post, 3).await;
        let other = world.reader().comments(&post, "Other", "Something else").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.decides(keys[0], "spam", 1, &[]).await.assert_status(303);
        // A comment with another text does not slip in.
        let all = format!("{}-{}.1", seen(&keys), other.id);
        let done = decided(&ana, &path, &[("seen", all.as_str()), ("act", "publish")]).await;
        done.assert_has("Published: 2 comments").assert_has("Not changed");
        done.assert_has("Comment by Sender 0").assert_has("Comment by Other");
        assert_eq!(states(world).await, ["spam", "published", "published", "waiting"]);
        let again = ana.post(&path, &[("seen", format!("{}.1", keys[0]).as_str()), ("act", "publish")]).await;
        again.assert_status(409).assert_has("Nothing was changed: these comments have changed");
    }

    async fn where_the_one_cannot_be_published_the_others_are_left(world: &World) {
        let post = world.published("Why we print it").await;
        let (keys, path) = campaign(world, &post, 3).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let ben = world.person("Ben Marsh", &[Role::Moderator]).await;
        ben.decides(keys[1], "spam", 1, &[]).await.assert_status(303);
        let (all, one) = (seen(&keys), keys[1].to_string());
        let fields = [("seen", all.as_str()), ("act", "publish_one"), ("one", &one), ("confirmed", "true")];
        ana.post(&path, &fields).await.assert_status(409);
        assert_eq!(states(world).await, ["waiting", "spam", "waiting"]);
    }

    async fn what_is_missing_is_said_and_who_may_not_is_refused(world: &World) {
        let post = world.published("Why we print it").await;
        let (keys, path) = campaign(world, &post, 2).await;
        let all = seen(&keys);
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        for (fields, wrong) in [
            (&[("act", "publish_one")][..], "Select the comment to publish"),
            (&[("act", "publish_one"), ("one", "999")], "Select the comment to publish"),
            (&[("act", "refuse"), ("note", "Kept words")], "Select a reason"),
            (&[("act", "refuse"), ("guideline", "g0")], "Select a reason"),
            (&[("act", "delete")], "Select what to do with these comments"),
        ] {
            let mut fields = fields.to_vec();
            fields.push(("seen", all.as_str()));
            let answer = ana.post(&path, &fields).await;
            answer.assert_status(422);
            assert_eq!(answer.mistakes(), [wrong]);
        }
        let kept = ana.post(&path, &[("act", "refuse"), ("note", "Kept words"), ("seen", &all)]).await;
        assert_eq!(kept.select("#note"), ["Kept words"]);
        let fields = [("act", "refuse"), ("guideline", "g999"), ("seen", all.as_str())];
        ana.post(&path, &fields).await.assert_refused(&[GONE]);
        let fields = [fields[0], fields[1], fields[2], ("confirmed", "true")];
        ana.post(&path, &fields).await.assert_refused(&[GONE]);
        for path in ["/desk/moderation/campaigns/nonsense", "/desk/moderation/campaigns/%20"] {
            ana.get(path).await.assert_status(404);
            ana.post(path, &[("act", "publish"), ("seen", &all)]).await.assert_status(404);
        }
        let author = world.person("Ann Author", &[Role::Author, Role::Editor]).await;
        author.get(&path).await.assert_status(403);
        author.post(&path, &[("act", "spam"), ("seen", &all)]).await.assert_status(403);
        assert!(world.reader().get(&path).await.is_refusal());
        assert!(world.reader().post(&path, &[("act", "spam"), ("seen", &all)]).await.is_refusal());
        assert_eq!(states(world).await, ["waiting", "waiting"]);
    }

    async fn a_large_campaign_is_shown_in_pages_and_decided_in_one_go(world: &World) {
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let post = world.published("Why we print it").await;
        let other = world.published("Another one").await;
        let (mut keys, path) = campaign(world, &post, 30).await;
        let (more, _) = campaign(world, &other, 25).await;
        keys.extend(more);
        let page = ana.get(&path).await;
        page.assert_has("55 waiting comments with the same text");
        assert_eq!(page.attributes("input[name=one]", "value").len(), 50);
        let next = page.attributes("main a", "href").into_iter().find(|href| href.contains("after=")).expect("more");
        assert_eq!(ana.get(&next).await.attributes("input[name=one]", "value").len(), 5);
        let all = page.attributes("input[name=seen]", "value").concat();
        decided(&ana, &path, &[("act", "spam"), ("seen", &all)]).await.assert_has("Marked as spam: 55 comments");
        assert_eq!(lines(world, "spam").await, 55);
        world.leave_mail();
        world.work().await;
    }
}
