//! The queue opens however much waits: each list is read from an index, and no page looks at more than
//! it says.

use crate::world::{Backend, Person, World, ask, run};
use chrono::TimeDelta;
use fair_comment::{
    base::ids::PostId,
    conversation::comments::{self, CommentFilter, CommentStatus, SCAN_LIMIT},
    team::accounts::Role,
};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};
use std::time::{Duration, Instant};

/// Makes `count` waiting comments like the ones that are there, which are sent hours apart.
async fn fill(world: &World, count: usize) {
    let database = world.context.database.read();
    let columns: Vec<String> = ask(database, "SELECT * FROM comments LIMIT 1").await[0]
        .as_object()
        .expect("a row")
        .keys()
        .filter(|name| *name != "id")
        .cloned()
        .collect();
    let values: Vec<String> = columns
        .iter()
        .map(|name| match name.as_str() {
            "submission_digest" | "nonce" => format!("c.{name} || '-{count}-' || n.i"),
            "name" => "'Reader ' || n.i".to_owned(),
            "body" => "c.body || ' Number ' || n.i".to_owned(),
            "form_key" => "NULL".to_owned(),
            other => format!("c.{other}"),
        })
        .collect();
    let here = ask(database, "SELECT id FROM comments WHERE status = 'waiting'").await.len();
    let sql = format!(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {}) \
         INSERT INTO comments ({}) SELECT {} FROM comments c, n WHERE c.status = 'waiting'",
        count / here,
        columns.join(", "),
        values.join(", ")
    );
    let sql = &sql;
    world
        .context
        .database
        .write(|transaction| async move {
            transaction.execute_unprepared(sql).await?;
            transaction.execute_unprepared("ANALYZE").await?;
            Ok(())
        })
        .await
        .expect("filled");
}

/// Ten comments, hours apart, on two posts; the post of the rarer ones.
async fn ten(world: &World) -> PostId {
    let often = world.published("Why we print it").await;
    let rare = world.published("How we bind it").await;
    for number in 0..10 {
        let post = if number == 9 { &rare } else { &often };
        let body = if number % 2 == 0 { "Ring 01632 960123 today." } else { "A plain comment." };
        world.reader().comments(post, &format!("Reader {number}"), body).await;
        world.pass(TimeDelta::hours(2));
    }
    world.leave_mail();
    world.work().await;
    rare.id
}

/// How the database means to find a page.
async fn plan(world: &World, wanted: &CommentFilter, after: Option<comments::Cursor>) -> String {
    let database = world.context.database.read();
    let backend = database.get_database_backend();
    let mut statement: Statement = backend.build(&comments::page_statement(wanted, after, 21));
    let explain = if backend == DbBackend::Sqlite { "EXPLAIN QUERY PLAN" } else { "EXPLAIN" };
    statement.sql = format!("{explain} {}", statement.sql);
    let rows = JsonValue::find_by_statement(statement).all(database).await.expect("a plan");
    rows.iter().map(|row| format!("{row}\n")).collect()
}

both! {
    async fn each_list_is_read_from_an_index_from_where_the_page_begins(world: &World) {
        let rare = ten(world).await;
        fill(world, 10_000).await;
        let now = world.context.clock.now();
        let middle = comments::queue_page(world.context.database.read(), CommentStatus::Waiting, None, 3000)
            .await
            .expect("a page")
            .pop()
            .map(|comment| (comment.due, comment.id));
        let all = CommentFilter::all(CommentStatus::Waiting);
        let cases = [
            (all.clone(), "status_due_at"),
            (CommentFilter { post: Some(rare), ..all.clone() }, "post_id_status"),
            (CommentFilter { due_until: Some(now), ..all.clone() }, "status_due_at"),
            (CommentFilter { words: vec!["walrus".to_owned()], ..all.clone() }, "status_due_at"),
            (CommentFilter { name: Some("nobody".to_owned()), ..all.clone() }, "status_due_at"),
            (CommentFilter { mark: Some("telephone".to_owned()), ..all.clone() }, "status_due_at"),
            (CommentFilter { sent_from: Some(now), ..all.clone() }, "status_due_at"),
            (CommentFilter { words: vec!["walrus".to_owned()], post: Some(rare), ..all }, "post_id_status"),
        ];
        for (wanted, index) in cases {
            for after in [None, middle] {
                let plan = plan(world, &wanted, after).await;
                // A bitmap holds as many rows as one post has, and is sorted: also from the index.
                assert!(plan.contains(index), "{wanted:?}\n{plan}");
                // SQLite calls the rows that it has looked up so by the name of the table, too.
                let looked = usize::from(plan.contains("CO-ROUTINE comments"));
                assert!(plan.matches("SCAN comments").count() <= looked, "{plan}");
                assert!(!plan.contains("Seq Scan on comments"), "{plan}");
                let from = plan.contains("due_at>?") || plan.contains("due_at >=");
                assert!(after.is_none() || from, "it begins in the middle: {plan}");
            }
        }
    }

    async fn a_filter_looks_so_far_and_says_so(world: &World) {
        ten(world).await;
        fill(world, 10_000).await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let page = ana.get("/desk/moderation/?words=walrus").await;
        page.assert_has("We looked through 5000 comments and found no more.");
        page.assert_has("None of these match.");
        let further = page.attributes("main > p > a.govuk-button--secondary", "href").concat();
        assert!(further.contains("words=walrus") && further.contains("after="), "{further}");
        let page = ana.get(&further).await;
        page.assert_has("We looked through 5000 comments");
        let last = page.attributes("main > p > a.govuk-button--secondary", "href").concat();
        let page = ana.get(&last).await;
        assert!(!page.has("We looked through"), "there is nothing further");
        assert_eq!(SCAN_LIMIT, 5000);
        // What is found comes at once, wherever the looking ends.
        let found = ana.get("/desk/moderation/?words=Number+77").await;
        assert!(!found.select(".fc-card__name").is_empty());
        ana.get("/desk/moderation/").await.assert_has("To read 1,000+");
        ana.get("/desk/").await.assert_has("1,000+");
    }
}

async fn opens_as_fast(world: &World) {
    let rare = ten(world).await;
    fill(world, 100).await;
    let ana = world.person("Ana Field", &[Role::Moderator]).await;
    let few = times(&ana, rare).await;
    fill(world, 100_000).await;
    let many = times(&ana, rare).await;
    for ((path, few), (_, many)) in few.iter().zip(&many) {
        let ratio = many.as_secs_f64() / few.as_secs_f64();
        eprintln!("{path:60} {few:8.1?} {many:8.1?} × {ratio:.1}");
        assert!(*many < Duration::from_secs(1), "{path} takes {many:?}");
    }
}

/// Another promise gives every waiting comment another due time, in the time that a request may take.
async fn a_new_promise_is_in_time(world: &World) {
    ten(world).await;
    fill(world, 100_000).await;
    let ada = world.person("Ada Admin", &[Role::Administrator]).await;
    let page = ada.get("/desk/settings/promise").await;
    let version = page.attributes("input[name=version]", "value").concat();
    let begun = Instant::now();
    let fields = [
        ("version", version.as_str()),
        ("amount", "8"),
        ("unit", "working_hours"),
        ("opens", "8:30am"),
        ("closes", "18:00"),
        ("days", "1"),
        ("days", "3"),
    ];
    let saved = ada.post("/desk/settings/promise", &fields).await;
    eprintln!("a promise for 100,000 waiting comments is saved in {:.1?}", begun.elapsed());
    saved.assert_status(303);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn a_hundred_thousand_due_times_are_worked_out_anew_on_sqlite() {
    run(Backend::Sqlite, a_new_promise_is_in_time);
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn a_hundred_thousand_due_times_are_worked_out_anew_on_postgres() {
    run(Backend::Postgres, a_new_promise_is_in_time);
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn the_queue_opens_as_fast_with_a_hundred_thousand_waiting_on_sqlite() {
    run(Backend::Sqlite, opens_as_fast);
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn the_queue_opens_as_fast_with_a_hundred_thousand_waiting_on_postgres() {
    run(Backend::Postgres, opens_as_fast);
}

/// How long each list takes: the median of seven.
async fn times(person: &Person<'_>, rare: PostId) -> Vec<(String, Duration)> {
    let mut paths: Vec<String> =
        ["", "tab=published", "tab=not_published", "tab=spam", "tab=removed"]
            .map(str::to_owned)
            .to_vec();
    paths.extend(
        [
            "due=late",
            "due=soon",
            "words=walrus",
            "words=number+7",
            "person=nobody",
            "person=reader+5",
        ]
        .map(str::to_owned),
    );
    paths.extend(
        [
            "person=at%40example.com",
            "mark=telephone",
            "mark=postcode",
            "from=2026-03-10",
            "until=2026-03-09",
        ]
        .map(str::to_owned),
    );
    paths.push(format!("post={rare}"));
    paths.push(format!("post={rare}&words=walrus"));
    paths.push("select=1".to_owned());
    let mut found = Vec::new();
    for path in paths {
        let path = format!("/desk/moderation/?{path}");
        let mut runs = Vec::new();
        for _ in 0..7 {
            let begun = Instant::now();
            person.get(&path).await.assert_ok();
            runs.push(begun.elapsed());
        }
        runs.sort();
        found.push((path, runs[3]));
    }
    found
}
