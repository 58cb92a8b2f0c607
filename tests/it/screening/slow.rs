//! Rules that are slow: nobody else waits for them, and a moderator sees what was not tried.

use crate::world::{Backend, World, heard, run};
use fair_comment::{
    base::ids::PostId,
    moderation::screening::{self, Submission},
    team::accounts::Role,
};
use sea_orm::ConnectionTrait;
use std::time::{Duration, Instant};

/// About as slow as the form lets an expression be.
const SLOW: &str = "(a?){250}a{249}b";

/// The text of which it is afraid.
fn text() -> String {
    "a".repeat(2_900)
}

fn submission(world: &World, post: PostId, body: &str) -> Submission {
    Submission {
        comment: None,
        post,
        name: "Cat Reed".to_owned(),
        email: None,
        network: Some("192.0.2.1".to_owned()),
        body: body.to_owned(),
        at: world.context.clock.now(),
        trapped: false,
        too_fast: false,
    }
}

/// Changes the lines of every rule behind the back of the form, as an earlier version may have kept them.
async fn make_all_rules(world: &World, matching: &str, patterns: &str) {
    let database = world.context.database.read();
    for statement in [
        format!("UPDATE screening_rules SET matching = '{matching}', patterns = '{patterns}'"),
        "UPDATE screening_state SET changes = changes + 1".to_owned(),
    ] {
        database.execute_unprepared(&statement).await.expect("changed");
    }
}

both! {
    async fn what_does_not_fit_into_the_time_is_skipped_and_said(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        let mut rules = Vec::new();
        for number in 0..12 {
            let name = format!("Slow {number}");
            rules.push(ana.adds_rule(SLOW, &[("matching", "expression"), ("name", &name)]).await);
        }
        ana.adds_rule("harbour", &[("name", "Places")]).await;
        let body = format!("The harbour {}", text());
        let (comment, log) = heard(world.reader().comments(&post, "Cat", &body)).await;
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        // A rule that is quick is tried, whatever came before it.
        assert_eq!(marks, ["Watched word: harbour (Places)", "Not all rules were tried"]);
        let last = rules.pop().and_then(|path| path.rsplit('/').next().map(str::to_owned));
        let said = log.iter().find(|line| line.contains("did not fit into their time"));
        assert!(said.is_some_and(|line| line.contains(&last.unwrap_or_default())), "{log:?}");
        let list = ana.get("/desk/moderation/?mark=untried").await;
        assert_eq!(list.select(".fc-card__marks li").len(), 2);
        // Other words are looked over the same way.
        let fields = [("body", "The harbour"), ("version", "1")];
        world.reader().post(&comment.receipt, &fields).await.assert_status(303);
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        assert_eq!(marks, ["Watched word: harbour (Places)"]);
    }

    async fn a_rule_that_can_no_longer_be_used_is_said_with_each_comment(world: &World) {
        let post = world.published("Why we print it").await;
        let ana = world.person("Ana Field", &[Role::Moderator]).await;
        make_all_rules(world, "expression", "[ab]{9000}").await;
        world.reader().comments(&post, "Cat", "Nothing of the kind").await;
        let marks = ana.get("/desk/moderation/").await.select(".fc-card__marks li");
        assert_eq!(marks, ["Not all rules were tried"]);
    }

    async fn a_text_is_looked_over_while_somebody_else_writes(world: &World) {
        let post = world.published("Why we print it").await;
        let context = &world.context;
        let submission = &submission(world, post.id, "See www.a.example about the casino");
        let found = context.database.write(|transaction| async move {
            // On SQLite this is the only writer there is: whoever waited for it would wait for ever.
            let look = screening::look(context, submission.clone());
            let look = tokio::time::timeout(Duration::from_secs(60), look).await.expect("no wait")?;
            look.settle(&transaction).await
        });
        let found: Vec<String> =
            found.await.expect("settled").findings.into_iter().map(|one| one.cause.code().into_owned()).collect();
        assert_eq!(found, ["link", "rule:2"]);
    }

    async fn what_is_refused_anyway_keeps_nobody_from_writing(world: &World) {
        let small = world.beside(&[("COMMENTS_A_MINUTE", "1")]).await;
        let post = world.published("Why we print it").await;
        let reader = small.reader();
        reader.comments(&post, "Cat", "The first").await;
        let path = &format!("{}comments", post.path);
        let answer = world.context.database.write(|_| {
            let reader = &reader;
            async move {
                let answer = reader.post(path, &[("name", "Cat"), ("body", "The second")]);
                Ok(tokio::time::timeout(Duration::from_secs(60), answer).await.expect("no wait"))
            }
        });
        answer.await.expect("answered").assert_status(429).assert_has("The second");
    }
}

async fn hold_times(world: &World) {
    let post = world.published("Why we print it").await;
    let ana = world.person("Ana Field", &[Role::Moderator]).await;
    let context = &world.context;
    let mut times = Vec::new();
    for rules in [0, 60] {
        for number in 0..rules {
            let name = format!("Slow {number}");
            ana.adds_rule(SLOW, &[("matching", "expression"), ("name", &name)]).await;
        }
        let mut best = (Duration::MAX, Duration::MAX);
        for number in 0..5 {
            let body = format!("{} {number}", text());
            let begun = Instant::now();
            let submission = submission(world, post.id, &body);
            let look = &screening::look(context, submission).await.expect("looked");
            let looked = begun.elapsed();
            let held = context.database.write(|transaction| async move {
                let begun = Instant::now();
                look.settle(&transaction).await?;
                Ok(begun.elapsed())
            });
            let held = held.await.expect("settled");
            best = (best.0.min(looked), best.1.min(held));
        }
        eprintln!("{rules} rules: looked over in {:?}, transaction held for {:?}", best.0, best.1);
        times.push(best);
    }
    assert!(times[1].1 < times[0].1 * 10 + Duration::from_millis(5), "{times:?}");
    assert!(times[1].0 < Duration::from_millis(600), "{times:?}");
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn hostile_rules_hold_the_transaction_no_longer_than_none_sqlite() {
    run(Backend::Sqlite, hold_times);
}

#[test]
#[ignore = "measures time, which means something only with optimisation"]
fn hostile_rules_hold_the_transaction_no_longer_than_none_postgres() {
    run(Backend::Postgres, hold_times);
}
