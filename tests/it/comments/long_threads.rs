//! Threads of thousands of replies: no page grows with them, and every reply is found.

use crate::world::{Published, World, ask};
use fair_comment::team::accounts::Role;
use migrations::Migrator;
use sea_orm::ConnectionTrait;
use sea_orm_migration::MigratorTrait;
use std::collections::{BTreeMap, BTreeSet};

/// How many replies a long thread has.
const MANY: i64 = 3000;
/// The key of the first of them.
const FIRST: i64 = 1_000_000;
/// The most bytes of a page: what begins a thread, 50 replies and some places of others.
const BYTES: usize = 120_000;

/// What a reply answers (none: what began the thread), and its state.
type Shape = fn(i64) -> (Option<i64>, &'static str);

fn flat(_: i64) -> (Option<i64>, &'static str) {
    (None, "published")
}

/// Twenty deep, again and again.
fn ladders(number: i64) -> (Option<i64>, &'static str) {
    ((number % 20 > 0).then_some(number - 1), "published")
}

/// Anything under anything, and one in four not published.
fn mixed(number: i64) -> (Option<i64>, &'static str) {
    let mut dice = number.unsigned_abs().wrapping_add(7);
    let mut throw = |most: u64| {
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (dice >> 33) % most
    };
    let status = match throw(8) {
        0 => "removed",
        1 => "withdrawn",
        _ => "published",
    };
    let parent = match throw(10) {
        0 => None,
        _ if number == 0 => None,
        near => Some((number - 1 - (near as i64 * throw(4) as i64)).max(0)),
    };
    (parent, status)
}

/// A comment that stands in a thread: what it answers, how deep, its state.
#[derive(Clone)]
struct Row {
    parent: i64,
    path: Vec<i64>,
    status: &'static str,
}

/// Puts replies of this shape under the one comment that is there, and answers them by key.
async fn fill(world: &World, shape: Shape) -> BTreeMap<i64, Row> {
    let database = world.context.database.read();
    let root = ask(database, "SELECT * FROM comments").await.remove(0);
    let top = root["id"].as_i64().expect("a key");
    let mut rows: BTreeMap<i64, Row> = BTreeMap::new();
    for number in 0..MANY {
        let id = FIRST + number;
        let (mut parent, status) = shape(number);
        // As with the form: under the deepest, replies stand beside.
        if let Some(deep) = parent.filter(|deep| rows[&(FIRST + deep)].path.len() >= 20) {
            parent =
                Some(deep).map(|deep| rows[&(FIRST + deep)].parent - FIRST).filter(|up| *up >= 0);
        }
        let mut path = parent.map_or_else(Vec::new, |it| rows[&(FIRST + it)].path.clone());
        path.push(id);
        rows.insert(id, Row { parent: parent.map_or(top, |it| FIRST + it), path, status });
    }
    let own = [
        "id",
        "parent_id",
        "thread_id",
        "thread_path",
        "depth",
        "status",
        "submission_digest",
        "nonce",
        "form_key",
    ];
    let same: Vec<&String> =
        root.as_object().expect("a row").keys().filter(|it| !own.contains(&it.as_str())).collect();
    let names =
        |before: &str| same.iter().map(|it| format!("{before}{it}")).collect::<Vec<_>>().join(", ");
    let all: Vec<(&i64, &Row)> = rows.iter().collect();
    for some in all.chunks(500) {
        let values: Vec<String> = some
            .iter()
            .map(|(id, row)| {
                let path: String = row.path.iter().map(|key| format!("{key:010}")).collect();
                let depth = row.path.len();
                format!("({id}, {}, '{path}', {depth}, '{}')", row.parent, row.status)
            })
            .collect();
        let sql = format!(
            "WITH v(id, parent, path, deep, state) AS (VALUES {}) INSERT INTO comments (id, parent_id, \
             thread_id, thread_path, depth, status, submission_digest, nonce, {}) SELECT v.id, v.parent, \
             c.id, v.path, v.deep, v.state, 'long-' || v.id, 'long-' || v.id, {} FROM comments c, v \
             WHERE c.id = {top}",
            values.join(", "),
            names(""),
            names("c.")
        );
        database.execute_unprepared(&sql).await.expect("filled");
    }
    database.execute_unprepared("ANALYZE").await.expect("analysed");
    rows
}

/// What a page shows of a thread, in its order: keys of comments, and of places.
fn shown(page: &crate::world::Answer) -> Vec<(i64, bool)> {
    let gone: BTreeSet<String> = page.attributes("li.fc-comment--gone", "id").into_iter().collect();
    page.attributes("li.fc-comment", "id")
        .into_iter()
        .map(|id| {
            let key = id.trim_start_matches("comment-").parse().expect("a key");
            (key, gone.contains(&id))
        })
        .collect()
}

async fn every_reply_is_found(world: &World, shape: Shape) {
    world.leave_mail();
    let post = world.published("Why we print it").await;
    let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
    let root = world.reader().comments(&post, "Cat Reed", "A question").await;
    mo.publishes(&root).await;
    let rows = fill(world, shape).await;
    let expected = in_order(root.id, &rows);
    let (found, pages) = walk(world, &post).await;
    assert_eq!(found.len(), expected.len());
    assert!(found == expected, "not in the order of the thread");
    for bytes in &pages {
        assert!(*bytes < BYTES, "{bytes} bytes");
    }
    eprintln!("{} pages, the largest of {:?} bytes", pages.len(), pages.iter().max());
    links_lead_to_their_comments(world, &post, &rows).await;
    replies_can_be_answered(world, &post, &rows).await;
}

/// The thread from top to bottom: what is published, and the places that are needed for it.
fn in_order(root: i64, rows: &BTreeMap<i64, Row>) -> Vec<(i64, bool)> {
    let mut needed = BTreeMap::new();
    for row in rows.values().filter(|row| row.status == "published") {
        for place in 1..=row.path.len() {
            let key = row.path[place - 1];
            needed.insert(row.path[..place].to_vec(), (key, rows[&key].status != "published"));
        }
    }
    std::iter::once((root, false)).chain(needed.into_values()).collect()
}

/// Follows the links from the post through the pages of the thread.
async fn walk(world: &World, post: &Published) -> (Vec<(i64, bool)>, Vec<usize>) {
    let reader = world.reader();
    let page = reader.get(&post.path).await;
    let mut bytes = vec![page.assert_ok().body().len()];
    let mut found = shown(&page);
    let heading = page.select("#comments-title").concat();
    let published: u64 =
        heading.split(' ').next().and_then(|it| it.parse().ok()).expect("a number");
    // What began the thread, and the first ten.
    let left = (published - 11).to_string();
    let left = format!("{},{}", &left[..left.len() - 3], &left[left.len() - 3..]);
    page.assert_has(&format!("Show the other {left} replies"));
    let mut next = page.attributes(".fc-comments li > p > a", "href").pop();
    while let Some(path) = next {
        let page = reader.get(&path).await;
        bytes.push(page.assert_ok().body().len());
        found.extend(shown(&page));
        next = page.attributes("a[rel=next]", "href").pop();
    }
    (found, bytes)
}

async fn links_lead_to_their_comments(world: &World, post: &Published, rows: &BTreeMap<i64, Row>) {
    let reader = world.reader();
    let mut pages: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
    for (id, row) in rows.iter().step_by(61) {
        let link = reader.get(&format!("{}comments/{id}", post.path)).await;
        // What is not shown keeps its place as long as something below it is.
        let below = |other: &Row| other.status == "published" && other.path.contains(id);
        if row.status != "published" && !rows.values().any(below) {
            link.assert_status(404);
            continue;
        }
        let (path, anchor) = link.assert_status(302).location().split_once('#').expect("a place");
        assert_eq!(anchor, format!("comment-{id}"));
        if !pages.contains_key(path) {
            let page = reader.get(path).await;
            page.assert_ok();
            pages.insert(path.to_owned(), shown(&page).into_iter().map(|(key, _)| key).collect());
        }
        assert!(pages[path].contains(id), "{id} is not on {path}");
    }
}

async fn replies_can_be_answered(world: &World, post: &Published, rows: &BTreeMap<i64, Row>) {
    let last = rows.iter().rev().find(|(_, row)| row.status == "published" && row.path.len() < 20);
    let id = last.map(|(id, _)| id.to_string()).expect("one that is published");
    let form = world.reader().get(&format!("{}comments/new?reply_to={id}", post.path)).await;
    let back = form.assert_ok().attributes("a.govuk-back-link", "href").concat();
    assert_eq!(back, format!("{}comments/{id}", post.path));
    // By then the thousands no longer count as sent lately.
    world.pass(chrono::TimeDelta::hours(2));
    let fields = [("name", "Dee"), ("body", "An answer"), ("reply_to", id.as_str())];
    let sent = world.reader().sends(post, &fields).await;
    let mo = world.person("Mia Moderator", &[Role::Moderator]).await;
    mo.publishes(&sent).await;
    let link = world.reader().get(&format!("{}comments/{}", post.path, sent.id)).await;
    let page = world.reader().get(link.location().split('#').next().expect("a path")).await;
    let answer = format!("#comment-{} .fc-text", sent.id);
    assert_eq!(page.assert_ok().select(&answer), ["An answer"]);
    let above = format!("#comment-{id}");
    assert!(
        page.select(&format!("{above} {answer}")).len() == 1 || page.has("In reply to Cat Reed")
    );
    world.pass(chrono::TimeDelta::minutes(20));
    world.work().await;
}

both! {
    async fn a_flat_thread_of_thousands_is_shown_page_by_page(world: &World) {
        every_reply_is_found(world, flat).await;
    }

    async fn a_thread_of_deep_ladders_is_shown_page_by_page(world: &World) {
        every_reply_is_found(world, ladders).await;
    }

    async fn a_thread_with_gaps_is_shown_page_by_page(world: &World) {
        every_reply_is_found(world, mixed).await;
    }

    async fn what_is_answered_on_another_page_is_named_with_its_address(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let root = world.reader().comments(&post, "Cat Reed", "A question").await;
        mo.publishes(&root).await;
        fill(world, ladders).await;
        // The tenth reply stands under the post; the page after it begins with the one that answers it.
        let path = format!("{}comments/{}/replies", post.path, root.id);
        let page = world.reader().get(&path).await;
        page.assert_ok().assert_has("Replies to Cat Reed").assert_has("Replies 11 to 60 of 3,000");
        page.assert_has("A question").assert_has("The first 10 replies are under the post.");
        let away = format!("{}comments/{}", post.path, FIRST + 9);
        assert_eq!(page.attributes(".fc-comment__note a", "href"), [away.as_str()]);
        assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("http://localhost:8000{path}")]);
        let third = world.reader().get(&format!("{path}?page=3")).await;
        third.assert_has("Replies 111 to 160 of 3,000");
        assert!(third.select("title").concat().contains("page 3"));
        assert_eq!(third.attributes("link[rel=canonical]", "href"), [format!("http://localhost:8000{path}?page=3")]);
        // Beyond the last is the first; what is no thread is nothing.
        world.reader().get(&format!("{path}?page=99")).await.assert_has("Replies 11 to 60");
        let reply = format!("{}comments/{}/replies", post.path, FIRST + 9);
        world.reader().get(&reply).await.assert_status(404);
        world.reader().get(&format!("{}comments/99/replies", post.path)).await.assert_status(404);
    }

    async fn a_short_thread_has_no_pages_of_its_own(world: &World) {
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let root = world.reader().comments(&post, "Cat", "A question").await;
        let path = format!("{}comments/{}/replies", post.path, root.id);
        world.reader().get(&path).await.assert_status(404);
        mo.publishes(&root).await;
        let led = world.reader().get(&path).await;
        assert_eq!(led.assert_status(302).location(), format!("{}#comment-{}", post.path, root.id));
    }

    async fn what_was_there_before_is_put_in_its_order(world: &World) {
        world.leave_mail();
        let post = world.published("Why we print it").await;
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        let root = world.reader().comments(&post, "Cat Reed", "A question").await;
        mo.publishes(&root).await;
        fill(world, mixed).await;
        let database = world.context.database.read();
        let select = "SELECT id, thread_path FROM comments ORDER BY id";
        let before = ask(database, select).await;
        while database.execute_unprepared("SELECT thread_path FROM comments LIMIT 1").await.is_ok() {
            Migrator::down(database.as_pool().expect("a pool"), Some(1)).await.expect("a step back");
        }
        Migrator::up(database.as_pool().expect("a pool"), None).await.expect("every step again");
        assert!(ask(database, select).await == before);
    }
}
