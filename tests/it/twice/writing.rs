//! Posts: begun, saved, sent for review, published, changed, withdrawn.

use super::presses_twice;
use crate::world::{Person, ask};
use chrono::TimeDelta;
use fair_comment::{base::ids::PostId, team::accounts::Role};

/// The version in the form of the page at `path`.
async fn version(person: &Person<'_>, path: &str) -> String {
    person.get(path).await.attributes("main form input[name=version]", "value").remove(0)
}

async fn count(world: &crate::world::World, table: &str) -> usize {
    ask(world.context.database.read(), &format!("SELECT id FROM {table}")).await.len()
}

both! {
    async fn a_post_that_is_begun_twice_is_one_draft(world: &World) {
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let fields = [
            ("title", "Café hours"),
            ("body", "Open\r\nlonger"),
            ("summary", "Hours."),
            ("topics", "Strategy, User research"),
            ("byline", "Dr Guest\r\nana.field@example.test"),
        ];
        presses_twice(world, &ana, "/desk/posts", &fields, "/desk/posts/1/?done=saved", 1).await;
        assert_eq!((count(world, "posts").await, count(world, "revisions").await), (1, 1));
        // Other words are another draft, and so are the same words later, or by somebody else.
        let other = [("title", "Café hours"), ("body", "Open longer still")];
        presses_twice(world, &ana, "/desk/posts", &other, "/desk/posts/2/?done=saved", 1).await;
        let ben = world.person("Ben Marsh", &[Role::Author]).await;
        presses_twice(world, &ben, "/desk/posts", &fields, "/desk/posts/3/?done=saved", 1).await;
        world.pass(TimeDelta::minutes(11));
        presses_twice(world, &ana, "/desk/posts", &fields, "/desk/posts/4/?done=saved", 1).await;
        // One that was written on is not the same any more.
        let onward = [("title", "Café hours"), ("body", "Open\r\nlongest"), ("version", "1")];
        ana.post("/desk/posts/4/", &onward).await.assert_status(303);
        presses_twice(world, &ana, "/desk/posts", &fields, "/desk/posts/5/?done=saved", 1).await;
        let review = [("title", "For review"), ("body", "Words"), ("then", "review")];
        let path = "/desk/posts/6/?done=review";
        presses_twice(world, &ana, "/desk/posts", &review, path, 2).await;
    }

    async fn a_save_that_is_pressed_twice_is_saved_once(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let id = ed.writes("A title", "First words").await;
        let path = format!("/desk/posts/{id}/");
        let saved = format!("{path}?done=saved");
        let seen = version(&ed, &path).await;
        let fields = [
            ("title", "Another title"),
            ("body", "Other words"),
            ("slug", "a-title"),
            ("topics", "Strategy"),
            ("byline", "ed.itor@example.test"),
            ("version", seen.as_str()),
        ];
        presses_twice(world, &ed, &path, &fields, &saved, 1).await;
        assert_eq!(count(world, "revisions").await, 2);
        assert_eq!(ed.get(&path).await.attributes("#slug", "value"), ["another-title"]);
        let seen = version(&ed, &path).await;
        let named = [("title", "Third title"), ("body", "Words"), ("slug", "own"), ("version", &seen)];
        presses_twice(world, &ed, &path, &named, &saved, 1).await;
        let seen = version(&ed, &path).await;
        let review =
            [("title", "Third title"), ("body", "Read me"), ("then", "review"), ("version", &seen)];
        presses_twice(world, &ed, &path, &review, &format!("{path}?done=review"), 2).await;
        // Other words over the same version are two people, or one in two windows.
        let stale = [("title", "Third title"), ("body", "Not these"), ("version", seen.as_str())];
        ed.post(&path, &stale).await.assert_status(409).assert_has("Not these");
        let ben = world.person("Ben Marsh", &[Role::Editor]).await;
        let same = [("title", "Third title"), ("body", "Read me"), ("version", seen.as_str())];
        ben.post(&path, &same).await.assert_status(409);
    }

    async fn each_step_of_a_post_is_taken_once(world: &World) {
        let ed = world.person("Ed Itor", &[Role::Editor]).await;
        let id = ed.writes("A title", "First words").await;
        let editor = format!("/desk/posts/{id}/");
        for (step, done) in [("review", "review"), ("send-back", "back"), ("review", "review")] {
            let seen = version(&ed, &editor).await;
            let path = format!("{editor}{step}");
            let location = format!("{editor}?done={done}");
            presses_twice(world, &ed, &path, &[("version", &seen)], &location, 1).await;
        }
        let publication = format!("{editor}publication");
        let published = format!("{editor}?done=published");
        let seen = version(&ed, &publication).await;
        presses_twice(world, &ed, &publication, &[("version", &seen)], &published, 1).await;
        changes(&ed, id).await;
        let seen = version(&ed, &publication).await;
        let change = [("version", seen.as_str()), ("kind", "change"), ("note", "other words")];
        presses_twice(world, &ed, &publication, &change, &published, 1).await;
        assert_eq!(count(world, "change_notes").await, 1);
        let comments = format!("{editor}comments");
        let seen = version(&ed, &comments).await;
        let closing = [("version", seen.as_str()), ("comments", "closed"), ("reason", "we are done")];
        let set = format!("{editor}?done=comments");
        presses_twice(world, &ed, &comments, &closing, &set, 1).await;
        let withdrawal = format!("{editor}withdrawal");
        let seen = version(&ed, &withdrawal).await;
        let reason = [("version", seen.as_str()), ("reason", "It was wrong.")];
        let withdrawn = format!("{editor}?done=withdrawn");
        presses_twice(world, &ed, &withdrawal, &reason, &withdrawn, 1).await;
    }
}

async fn changes(ed: &Person<'_>, id: PostId) {
    let fields = [("title", "A title"), ("body", "Quite other words than the first ones")];
    ed.post(&format!("/desk/posts/{id}/"), &fields).await.assert_status(303);
}
