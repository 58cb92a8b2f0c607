//! No refusal loses a word: each door is refused in each way that a door can be, and the page that says so
//! has what was typed on it.

use super::{Door, doors, examples::Examples};
use crate::world::{Answer, Backend, Browser, PASSWORD, World, run};
use fair_comment::{
    base::database::Database,
    team::accounts::Role,
    web::{READER_LIMIT, STAFF_LIMIT},
};
use rocket::http::Method;
use sea_orm::{ConnectionTrait, TransactionTrait};

const WORDS: &str = "Words with \"quotes\", <marks> & ünï";

/// Fields that hold words at some door, and one that none knows.
const FIELDS: &[(&str, &str)] = &[("body", WORDS), ("note", WORDS), ("anything", WORDS)];

/// Whether each of the fields is in the form of the page, and the form goes to `path`.
fn can_be_sent_again(page: &Answer, path: &str) -> bool {
    let typed = [page.attributes("main form input", "value"), page.select("main form textarea")];
    page.attributes("main form", "action") == [path]
        && typed.concat().iter().filter(|value| *value == WORDS).count() == FIELDS.len()
}

fn tells_to_reload(page: &Answer) -> bool {
    let text = page.text().to_lowercase();
    ["load the page", "reload", "open the page again", "refresh"]
        .iter()
        .any(|bad| text.contains(bad))
}

async fn break_down(database: &Database) {
    for table in ["sessions", "posts", "comments", "commenters", "sign_in_failures"] {
        let statement = format!("ALTER TABLE {table} RENAME TO gone_{table}");
        database.read().execute_unprepared(&statement).await.expect("broken");
    }
}

async fn mend(database: &Database) {
    for table in ["sessions", "posts", "comments", "commenters", "sign_in_failures"] {
        let statement = format!("ALTER TABLE gone_{table} RENAME TO {table}");
        database.read().execute_unprepared(&statement).await.expect("mended");
    }
}

fn posts() -> impl Iterator<Item = Door> {
    doors().into_iter().filter(|door| door.method == Method::Post)
}

both! {
    async fn a_fault_of_ours_loses_no_word_at_any_door(world: &World) {
        world.leave_mail();
        world.expect_faults();
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let examples = Examples::make(world).await;
        let mut paths = Vec::new();
        for door in posts() {
            paths.push((examples.path(&door, &ada).await, door));
        }
        break_down(&world.context.database).await;
        for (path, door) in &paths {
            let page = ada.post(path, FIELDS).await;
            // A link that is none, and a field that is missing, need none of these tables.
            if matches!(page.status, 303 | 404 | 422) {
                assert!(door.is_open(), "{path}: {page:?}");
                continue;
            }
            assert_eq!(page.status, 500, "{path}: {page:?}");
            assert!(can_be_sent_again(&page, path), "{path}: {page:?}");
            assert!(!tells_to_reload(&page), "{path}: {page:?}");
        }
        mend(&world.context.database).await;
    }

    async fn whoever_may_not_do_it_keeps_their_words(world: &World) {
        let ed = world.person("Ed Editor", &[Role::Author]).await;
        let examples = Examples::make(world).await;
        for door in posts().filter(|door| !door.is_open()) {
            let path = examples.path(&door, &ed).await;
            let page = ed.post(&path, FIELDS).await;
            if page.status != 403 {
                continue;
            }
            assert_eq!(page.select("main section .fc-text"), [WORDS; 3], "{path}: {page:?}");
            assert!(page.attributes("main form", "action").is_empty(), "{path}: {page:?}");
        }
        world.leave_mail();
        world.work().await;
    }

    async fn what_is_too_large_to_be_read_is_said_not_to_be_there(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let post = world.published("A post to try").await;
        let form = "application/x-www-form-urlencoded";
        for (path, limit) in
            [(format!("{}comments", post.path), READER_LIMIT), ("/desk/posts".to_owned(), STAFF_LIMIT)]
        {
            let most = usize::try_from(limit.bytes).expect("a size");
            let body = format!("csrf={}&body={}", ada.csrf(), "a".repeat(most));
            let page = ada.ask(Method::Post, &path).body(form, body).send().await;
            page.assert_status(413).assert_has("We did not read what you sent");
            page.assert_has("copy it somewhere safe");
            assert!(!tells_to_reload(&page) && page.body().len() < 20_000, "{page:?}");
        }
    }

    async fn bytes_that_are_no_text_are_left_out_and_the_rest_is_shown(world: &World) {
        let post = world.published("A post to try").await;
        let path = format!("{}comments", post.path);
        let form = "application/x-www-form-urlencoded";
        let reader = world.reader();
        let body = "name=Cat&body=Fi%00sh+%ff+chips";
        let page = reader.ask(Method::Post, &path).body(form, body).send().await;
        page.assert_status(400).assert_has("Here is what we could read");
        assert_eq!(page.select("main form textarea"), ["Fish \u{fffd} chips"]);
    }

    async fn another_site_fills_no_form(world: &World) {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let post = world.published("A post to try").await;
        for path in ["/desk/posts", "/desk/sign-in", &format!("{}comments", post.path)] {
            for origin in ["null", "https://evil.example"] {
                let asking = ada.ask(Method::Post, path).fields(FIELDS).origin(Some(origin));
                let page = asking.send().await;
                page.assert_status(403);
                assert!(!page.has("Words with") && !page.body().contains("textarea"), "{page:?}");
            }
        }
    }

    async fn whoever_must_wait_to_sign_in_keeps_what_they_came_with(world: &World) {
        let guesser = world.reader();
        for _ in 0..10 {
            guesser.signs_in("nobody@example.test", "a guess").await.assert_status(422);
        }
        let fields = [("email", "nobody@example.test"), ("password", "hush hush"), ("kept", "code")];
        let page = guesser.post("/desk/sign-in", &fields).await;
        page.assert_status(429).assert_has("Wait 60 minutes");
        for (name, value) in [("email", "nobody@example.test"), ("kept", "code")] {
            assert_eq!(page.attributes(&format!("main form input[name={name}]"), "value"), [value]);
        }
        assert!(!page.body().contains("hush hush"), "{page:?}");
        assert_eq!(page.attributes("main form input[name=password]", "type"), ["password"]);
    }
}

/// The comment of a reader, sent again from the page that says to come back.
async fn is_sent_again(reader: &Browser<'_>, page: &Answer) {
    let action = page.attributes("main form", "action").concat();
    let name = page.attributes("main form input[name=name]", "value").concat();
    let body = page.select("main form textarea").concat();
    reader.post(&action, &[("name", &name), ("body", &body)]).await.assert_status(303);
}

#[test]
fn a_comment_sent_while_another_program_holds_the_lock_comes_back_with_its_words() {
    run(Backend::Sqlite, async |world: &World| {
        let post = world.published("A post to try").await;
        let ana = world.person("Ana Field", &[Role::Author]).await;
        let other = world.place().connect().await;
        other.execute_unprepared("PRAGMA busy_timeout = 1000").await.expect("set");
        let lock = other.begin().await.expect("begun");
        lock.execute_unprepared("UPDATE posts SET version = version").await.expect("locked");
        let reader = world.reader();
        let path = format!("{}comments", post.path);
        let typed = [("name", "Cat"), ("body", WORDS), ("email", "cat@example.test")];
        let page = reader.post(&path, &typed).await;
        page.assert_status(503).assert_has("send it again from this page");
        assert_eq!(page.attributes("main form", "action"), [path]);
        assert_eq!(page.select("main form textarea"), [WORDS]);
        assert_eq!(page.header("Retry-After"), Some("30"));
        // At the desk, too, and the form needs no second round.
        let saved = ana.post("/desk/posts", &[("title", "Tides"), ("body", WORDS)]).await;
        saved.assert_status(503);
        assert_eq!(saved.select("main form textarea"), [WORDS]);
        assert_eq!(saved.attributes("main form input[name=csrf]", "value"), [ana.csrf()]);
        lock.rollback().await.expect("let go");
        is_sent_again(&reader, &page).await;
        ana.post("/desk/posts", &[("title", "Tides"), ("body", WORDS)]).await.assert_status(303);
        ana.signs_in(&ana.email, PASSWORD).await;
        world.leave_mail();
        world.work().await;
    });
}
