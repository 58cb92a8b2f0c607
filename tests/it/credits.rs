//! Comments that changed a post: said under the comment, beside the change, on the writer's own pages and
//! on one list for everyone, for as long as all of it can be read.

use crate::{
    commenters::mine::opens,
    world::{Person, Published, SentComment, World, ask},
};
use chrono::TimeDelta;
use fair_comment::team::accounts::Role;

const NOTE: &str = "Corrected paragraph 14";
const SAID: &str = "Changed because of this: Corrected paragraph 14, 9 March 2026";
const CAT: &str = "cat@example.com";

/// Publishes a change of `post`, with `more` fields; answers where that leads.
async fn changes(ed: &Person<'_>, post: &Published, note: &str, more: &[(&str, &str)]) -> String {
    let path = format!("/desk/posts/{}/", post.id);
    let body = format!("What we did, and why. {note}");
    ed.post(&path, &[("title", "Why we print it"), ("body", &body)]).await.assert_status(303);
    let mut fields = vec![("kind", "change"), ("note", note)];
    fields.extend_from_slice(more);
    let done = ed.post(&format!("{path}publication"), &fields).await;
    done.assert_status(303);
    done.location().to_owned()
}

/// The form of the page at `path`: what was ticked when it was shown, and the change that it is about.
async fn shown(person: &Person<'_>, path: &str) -> Vec<(&'static str, String)> {
    let page = person.get(path).await;
    page.assert_ok();
    let hidden = |name: &'static str| {
        let values =
            page.attributes(&format!("main form input[name={name}][type=hidden]"), "value");
        values.into_iter().map(move |value| (name, value)).collect::<Vec<_>>()
    };
    [hidden("was"), hidden("note")].concat()
}

/// Ticks these on the page at `path`, and nothing else.
async fn ticks(person: &Person<'_>, path: &str, keys: &[i64]) -> String {
    let keys: Vec<String> = keys.iter().map(i64::to_string).collect();
    let was = shown(person, path).await;
    let mut fields: Vec<(&str, &str)> =
        was.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.extend(keys.iter().map(|key| ("led", key.as_str())));
    let done = person.post(path, &fields).await;
    done.assert_status(303);
    done.location().to_owned()
}

fn of_comment(comment: &SentComment) -> String {
    format!("/desk/moderation/comments/{}/credits", comment.id)
}

fn of_post(post: &Published) -> String {
    format!("/desk/posts/{}/credits", post.id)
}

async fn last_note(world: &World) -> i64 {
    let notes = "SELECT id FROM change_notes ORDER BY id DESC LIMIT 1";
    ask(world.context.database.read(), notes).await[0]["id"].as_i64().expect("a key")
}

/// A published post, a moderator, an editor, and two published comments.
struct Scene<'w> {
    mo: Person<'w>,
    ed: Person<'w>,
    post: Published,
    cat: SentComment,
    dee: SentComment,
}

impl<'w> Scene<'w> {
    async fn set(world: &'w World) -> Self {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let fields = [("name", "Cat Reed"), ("body", "Paragraph 14 is wrong."), ("email", CAT)];
        let cat = world.reader().sends(&post, &fields).await;
        let dee = world.reader().comments(&post, "Dee", "I thought so too.").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        mo.publishes(&cat).await;
        mo.publishes(&dee).await;
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        Self { mo, ed, post, cat, dee }
    }

    /// With one change, which the first comment led to.
    async fn credited(world: &'w World) -> Self {
        let scene = Self::set(world).await;
        changes(&scene.ed, &scene.post, NOTE, &[]).await;
        let saved = ticks(&scene.ed, &of_post(&scene.post), &[scene.cat.id]).await;
        assert_eq!(saved, format!("{}?done=saved", of_post(&scene.post)));
        scene
    }

    /// Whether anything readers see names the comment as the reason of a change.
    async fn is_said(&self, world: &World) -> bool {
        let reader = world.reader();
        let post = reader.get(&self.post.path).await;
        let list = reader.get("/changes/").await;
        let places = [
            post.has("Changed because of this"),
            post.has("Because of a comment by Cat Reed"),
            list.has("Because of a comment by Cat Reed"),
            reader.get(&self.cat.receipt).await.has("Your comment changed this"),
        ];
        assert!(
            places.iter().all(|said| *said == places[0]),
            "one says it and another does not: {places:?}"
        );
        places[0]
    }
}

both! {
    async fn a_comment_that_changed_its_post_is_named_at_both_ends(world: &World) {
        let scene = Scene::set(world).await;
        let nothing = world.reader().get("/changes/").await;
        nothing.assert_ok().assert_has("No comment has led to a change yet");
        changes(&scene.ed, &scene.post, NOTE, &[]).await;
        assert!(!world.reader().get(&scene.post.path).await.has("because of this"));
        ticks(&scene.ed, &of_post(&scene.post), &[scene.cat.id]).await;
        let note = last_note(world).await;
        let page = world.reader().get(&scene.post.path).await;
        page.assert_has("Updated 9 March 2026: Corrected paragraph 14 Because of a comment by Cat Reed");
        let at = format!("#comment-{} .fc-changed", scene.cat.id);
        assert_eq!(page.select(&at), [SAID]);
        let change = format!("{}#change-{note}", scene.post.path);
        assert_eq!(page.attributes(&format!("{at} a"), "href"), [change.as_str()]);
        assert_eq!(page.select(&format!("[id='change-{note}']")).len(), 1, "the link leads somewhere");
        assert!(page.select(&format!("#comment-{} .fc-changed", scene.dee.id)).is_empty());
        let to_cat = format!("{}comments/{}", scene.post.path, scene.cat.id);
        assert_eq!(page.attributes(".fc-because a", "href"), [to_cat.as_str()]);
        assert!(page.attributes("main a", "href").contains(&"/changes/".to_owned()));
        let list = world.reader().get("/changes/").await;
        assert_eq!(list.select("main h2"), ["2026"]);
        list.assert_has(NOTE).assert_has("Because of a comment by Cat Reed").assert_has("9 March 2026, in Why we print it");
        assert!(list.attributes("main a", "href").contains(&to_cat));
        assert!(list.attributes("main a", "href").contains(&change));
        world.reader().get("/sitemap.xml").await.assert_has("/changes/");
        // Both of them, and then in the order in which they were sent.
        ticks(&scene.mo, &of_comment(&scene.dee), &[note]).await;
        world.reader().get("/changes/").await.assert_has("Because of comments by Cat Reed, comment 1 and Dee, comment 2");
        world.work().await;
    }

    async fn what_can_no_longer_be_read_is_not_named(world: &World) {
        let scene = Scene::credited(world).await;
        assert!(scene.is_said(world).await);
        let (mo, ed) = (&scene.mo, &scene.ed);
        let withdrawal = format!("/desk/posts/{}/withdrawal", scene.post.id);
        ed.post(&withdrawal, &[("reason", "it was wrong")]).await.assert_status(303);
        assert!(!world.reader().get("/changes/").await.has("Cat Reed"));
        assert!(!world.reader().get(&scene.cat.receipt).await.has("changed this"));
        let publication = format!("/desk/posts/{}/publication", scene.post.id);
        ed.post(&publication, &[]).await.assert_status(303);
        assert!(scene.is_said(world).await);
        assert_eq!(mo.decides(scene.cat.id, "removal", 2, &[("guideline", "g2")]).await.status, 303);
        assert!(!scene.is_said(world).await);
        mo.get(&of_comment(&scene.cat)).await.assert_status(404);
        mo.post(&format!("/desk/moderation/comments/{}/undo", scene.cat.id), &[]).await.assert_status(303);
        assert!(scene.is_said(world).await, "it comes back with the comment");
        let cat = world.reader();
        cat.confirms(&scene.cat).await;
        let link = opens(world, &cat).await;
        cat.get(&link).await.assert_has(SAID);
        cat.get(&format!("{link}/copy.txt")).await.assert_has("Changed because of this, 9 March 2026: Corrected");
        let data = cat.get(&format!("{link}/copy.json")).await.body();
        let data: serde_json::Value = serde_json::from_str(&data).expect("data");
        assert_eq!(data[0]["changed"][0]["what"], NOTE);
        assert_eq!(data[0]["changed"][0]["date"], "2026-03-09");
        cat.post(&format!("{link}/{}/erasure", scene.cat.id), &[]).await.assert_status(303);
        let post = world.reader().get(&scene.post.path).await;
        assert!(!post.has("Cat Reed") && !post.has("because of this"));
        assert!(!world.reader().get("/changes/").await.has("Cat Reed"));
        world.work().await;
    }

    async fn only_those_who_stand_over_the_post_or_moderate_say_so(world: &World) {
        let scene = Scene::set(world).await;
        let (post, comment) = (of_post(&scene.post), of_comment(&scene.cat));
        let author = world.person("Una Other", &[Role::Author]).await;
        for path in [&post, &comment] {
            author.get(path).await.assert_status(404);
            author.post(path, &[("led", "1"), ("note", "1")]).await.assert_status(404);
            assert!(world.reader().get(path).await.asks_to_sign_in());
        }
        author.get(&format!("/desk/answers/{}", scene.cat.id)).await.assert_status(404);
        // There is nothing to choose from yet.
        for path in [&post, &comment] {
            scene.mo.get(path).await.assert_has("has no change note yet");
        }
        changes(&scene.ed, &scene.post, NOTE, &[]).await;
        let note = last_note(world).await;
        let page = scene.mo.get(&format!("/desk/moderation/comments/{}", scene.cat.id)).await;
        assert!(page.attributes("main a", "href").contains(&comment));
        scene.ed.get(&format!("/desk/answers/{}", scene.cat.id)).await.assert_has("Record what this comment changed");
        let saved = ticks(&scene.mo, &comment, &[note]).await;
        assert_eq!(saved, format!("{comment}?done=saved"));
        scene.mo.get(&saved).await.assert_has("Readers can see it on the post");
        assert!(scene.is_said(world).await);
        scene.mo.get(&format!("/desk/moderation/comments/{}", scene.cat.id)).await.assert_has("What it changed").assert_has(NOTE);
        let lines = "SELECT id FROM audit WHERE action = 'credit_given'";
        assert_eq!(ask(world.context.database.read(), lines).await.len(), 1);
        world.work().await;
    }

    async fn what_belongs_elsewhere_or_is_the_teams_own_is_left_out(world: &World) {
        let scene = Scene::set(world).await;
        changes(&scene.ed, &scene.post, NOTE, &[]).await;
        let note = last_note(world).await.to_string();
        let other = world.published("Another post").await;
        let far = world.reader().comments(&other, "Fay", "Not here").await;
        scene.mo.publishes(&far).await;
        let waiting = world.reader().comments(&scene.post, "Gil", "Not read yet").await;
        let reply = format!("/desk/answers/{}/reply", scene.cat.id);
        scene.mo.post(&reply, &[("reply", "We will look.")]).await.assert_status(303);
        for wrong in [far.id, waiting.id, waiting.id + 1, 999] {
            let fields = [("note", note.as_str()), ("led", &wrong.to_string())];
            scene.ed.post(&of_post(&scene.post), &fields).await.assert_status(303);
        }
        let fields = [("note", "999"), ("led", &scene.cat.id.to_string())];
        scene.ed.post(&of_post(&scene.post), &fields).await.assert_status(303);
        scene.mo.post(&of_comment(&far), &[("led", &note)]).await.assert_status(303);
        assert!(ask(world.context.database.read(), "SELECT id FROM credits").await.is_empty());
        let page = scene.ed.get(&of_post(&scene.post)).await;
        assert_eq!(page.attributes("input[name=led]", "value"), [scene.dee.id.to_string(), scene.cat.id.to_string()]);
        world.work().await;
    }

    async fn a_credit_is_given_once_taken_back_and_a_colleagues_is_left(world: &World) {
        let scene = Scene::credited(world).await;
        let path = of_post(&scene.post);
        let note = last_note(world).await.to_string();
        let again = [("note", note.as_str()), ("led", &scene.cat.id.to_string())];
        crate::twice::presses_twice(world, &scene.ed, &path, &again, &format!("{path}?done=saved"), 0).await;
        // A page that was opened before a colleague ticked the other one.
        let was = shown(&scene.ed, &path).await;
        ticks(&scene.mo, &of_comment(&scene.dee), &[last_note(world).await]).await;
        let fields: Vec<(&str, &str)> = was.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let cleared = format!("{path}?done=cleared");
        crate::twice::presses_twice(world, &scene.ed, &path, &fields, &cleared, 1).await;
        scene.ed.get(&cleared).await.assert_has("No comment is named");
        let list = world.reader().get("/changes/").await;
        list.assert_has("Because of a comment by Dee");
        assert!(!list.has("Cat Reed"));
        world.work().await;
    }

    async fn the_writer_is_told_once_undo_is_over(world: &World) {
        let scene = Scene::set(world).await;
        world.reader().confirms(&scene.cat).await;
        changes(&scene.ed, &scene.post, NOTE, &[]).await;
        let note = last_note(world).await;
        let told = async |minutes: i64| {
            world.pass(TimeDelta::minutes(minutes));
            world.work().await;
            let mail = world.mail().into_iter().filter(|mail| mail.letter.subject.starts_with("Your comment changed"));
            mail.map(|mail| (mail.to, mail.letter.plain())).collect::<Vec<_>>()
        };
        told(20).await;
        // Taken back in time, it is not told.
        ticks(&scene.ed, &of_post(&scene.post), &[scene.cat.id]).await;
        ticks(&scene.ed, &of_post(&scene.post), &[]).await;
        let none: Vec<(String, String)> = told(11).await;
        assert!(none.is_empty(), "{none:?}");
        ticks(&scene.ed, &of_post(&scene.post), &[scene.cat.id, scene.dee.id]).await;
        let early: Vec<(String, String)> = told(0).await;
        assert!(early.is_empty(), "{early:?}");
        let mail: Vec<(String, String)> = told(11).await;
        let [(to, words)] = mail.as_slice() else { panic!("one mail, to whoever gave an address: {mail:?}") };
        assert_eq!(to, CAT);
        let change = format!("{}#change-{note}", scene.post.path);
        for said in ["We changed “Why we print it” because of your comment", NOTE, &change, &scene.cat.receipt] {
            assert!(words.contains(said), "{said}: {words}");
        }
        world.work().await;
    }

    async fn publishing_a_change_leads_to_the_comments_behind_it(world: &World) {
        let scene = Scene::set(world).await;
        let path = format!("/desk/posts/{}/", scene.post.id);
        let body = [("title", "Why we print it"), ("body", "Other words.")];
        scene.ed.post(&path, &body).await.assert_status(303);
        let page = scene.ed.get(&format!("{path}publication")).await;
        assert_eq!(page.attributes("#credits", "type"), ["checkbox"]);
        let kept = [("kind", "change"), ("credits", "true")];
        let refused = scene.ed.post(&format!("{path}publication"), &kept).await;
        refused.assert_refused(&["Enter a note for readers about what changed"]);
        assert_eq!(refused.attributes("#credits[checked]", "value"), ["true"]);
        let small = [("kind", "correction"), ("credits", "true")];
        let done = scene.ed.post(&format!("{path}publication"), &small).await;
        done.assert_redirect(&format!("{path}?done=published"));
        assert!(!scene.ed.get(&path).await.has("Comments that led to the last change"));
        let next = changes(&scene.ed, &scene.post, NOTE, &[("credits", "true")]).await;
        assert_eq!(next, format!("{path}credits?done=published"));
        let page = scene.ed.get(&next).await;
        page.assert_has("Now choose the comments that led to them").assert_has(NOTE).assert_has("Paragraph 14 is wrong.");
        scene.ed.get(&path).await.assert_has("Comments that led to the last change");
        // Without comments there is nothing to choose.
        let quiet = world.published("Why we are quiet").await;
        let path = format!("/desk/posts/{}/", quiet.id);
        scene.ed.post(&path, &body).await.assert_status(303);
        assert!(scene.ed.get(&format!("{path}publication")).await.attributes("#credits", "type").is_empty());
        world.work().await;
    }

    async fn earlier_changes_stay_on_the_post_and_the_list_is_by_year(world: &World) {
        let scene = Scene::credited(world).await;
        let first = last_note(world).await;
        world.pass(TimeDelta::days(300));
        scene.ed.signs_in(&scene.ed.email, crate::world::PASSWORD).await;
        changes(&scene.ed, &scene.post, "Added a table", &[]).await;
        let page = world.reader().get(&scene.post.path).await;
        page.assert_has("Updated 3 January 2027: Added a table Earlier changes");
        assert_eq!(page.select(".fc-fold--notes li").len(), 1);
        page.assert_has("9 March 2026: Corrected paragraph 14 Because of a comment by Cat Reed");
        assert_eq!(page.select(&format!("li[id='change-{first}']")).len(), 1, "old links lead there");
        ticks(&scene.ed, &of_post(&scene.post), &[scene.dee.id]).await;
        let list = world.reader().get("/changes/").await;
        assert_eq!(list.select("main h2"), ["2027", "2026"]);
        world.reader().get("/changes").await.assert_status(301);
        // More than a page of them.
        for number in 0..50 {
            changes(&scene.ed, &scene.post, &format!("Change number {number}"), &[]).await;
            ticks(&scene.ed, &of_post(&scene.post), &[scene.dee.id]).await;
        }
        let list = world.reader().get("/changes/").await;
        assert_eq!(list.select(".fc-rows li").len(), 50);
        let older = world.reader().get("/changes/?page=2").await;
        assert_eq!(older.select(".fc-rows li").len(), 2);
        older.assert_has(NOTE);
        world.work().await;
    }
}
