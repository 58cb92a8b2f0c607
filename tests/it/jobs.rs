//! The queue of work: what a program that has died was at is taken up by another, and what one is still
//! at is not.

use crate::world::ask;
use chrono::TimeDelta;
use fair_comment::base::{
    context::Context,
    error::Result,
    jobs::{Job, Registry, Work, Worker, enqueue},
    mail::Letter,
};
use sea_orm::ConnectionTrait;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Takes longer than a worker may be silent, and looks for another worker that takes it up meanwhile.
#[derive(Serialize, Deserialize)]
struct Long {}

impl Job for Long {
    const KIND: &'static str = "long";
}

impl Work for Long {
    async fn run(self, context: &Context) -> Result<()> {
        for _ in 0..3 {
            context.clock.advance(TimeDelta::seconds(30));
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        // Nobody else knows this kind: whoever took it up would fail.
        let other = Worker::new(context.clone(), Registry::default());
        assert_eq!(other.run_due().await?, 0, "it was taken up by another");
        Ok(())
    }
}

/// Is silent for so long that another worker takes it up before it is done.
#[derive(Serialize, Deserialize)]
struct Overtaken {}

impl Job for Overtaken {
    const KIND: &'static str = "overtaken";
}

impl Work for Overtaken {
    async fn run(self, context: &Context) -> Result<()> {
        let taken_up = "UPDATE jobs SET attempts = attempts + 1 WHERE kind = 'overtaken'";
        let write = async |transaction: fair_comment::base::database::Transaction| {
            transaction.execute_unprepared(taken_up).await?;
            Ok(())
        };
        context.database.write(write).await
    }
}

/// Sends one mail.
#[derive(Serialize, Deserialize)]
struct Writes {}

impl Job for Writes {
    const KIND: &'static str = "writes";
}

impl Work for Writes {
    async fn run(self, context: &Context) -> Result<()> {
        let letter = Letter::about("Hello", []).text("Words");
        context.mailer.send("hello-1", "cat@example.com", &letter).await
    }
}

/// Runs the job and answers the Message-ID of its mail.
async fn writes(context: &Context) -> String {
    let worker = Worker::new(context.clone(), Registry::default().with::<Writes>());
    assert_eq!(worker.run_due().await.expect("a queue"), 1);
    let files = context.mailer.files().await.expect("a folder");
    assert_eq!(files.len(), 1);
    let text = std::fs::read_to_string(&files[0].path).expect("a mail");
    context.mailer.remove(files).await.expect("removed");
    let id = text.lines().find_map(|line| line.strip_prefix("Message-ID: "));
    id.expect("a Message-ID").to_owned()
}

async fn queued<J: Job + Sync>(context: &Context, job: &J) {
    let now = context.clock.now();
    context
        .database
        .write(|transaction| async move { enqueue(&transaction, job, now, now, None).await })
        .await
        .expect("queued");
}

both! {
    async fn what_a_dead_worker_was_at_is_taken_up_within_a_minute(world: &World) {
        queued(&world.context, &Overtaken {}).await;
        let now = world.context.clock.now().to_rfc3339();
        world.run(&format!(
            "UPDATE jobs SET state = 'running', attempts = 1, claimed_at = '{now}' \
             WHERE kind = 'overtaken'"
        )).await;
        let worker = Worker::new(world.context.clone(), Registry::default().with::<Overtaken>());
        world.pass(TimeDelta::seconds(30));
        assert_eq!(worker.run_due().await.expect("a queue"), 0, "its worker may be at it");
        world.pass(TimeDelta::seconds(30));
        assert_eq!(worker.run_due().await.expect("a queue"), 1);
        world.run("DELETE FROM jobs").await;
    }

    async fn a_worker_keeps_hold_of_what_it_is_at(world: &World) {
        queued(&world.context, &Long {}).await;
        let worker = Worker::new(world.context.clone(), Registry::default().with::<Long>())
            .heartbeat(Duration::from_millis(20));
        assert_eq!(worker.run_due().await.expect("a queue"), 1);
        let rows = ask(world.context.database.read(), "SELECT state FROM jobs WHERE kind = 'long'");
        assert_eq!(rows.await[0]["state"], "done");
        world.run("DELETE FROM jobs").await;
    }

    async fn a_worker_that_was_given_up_does_not_end_the_job_of_the_next(world: &World) {
        queued(&world.context, &Overtaken {}).await;
        let worker = Worker::new(world.context.clone(), Registry::default().with::<Overtaken>());
        assert_eq!(worker.run_due().await.expect("a queue"), 1);
        let rows = "SELECT state FROM jobs WHERE kind = 'overtaken'";
        let rows = ask(world.context.database.read(), rows).await;
        assert_eq!(rows[0]["state"], "running", "the next is at it");
        world.run("DELETE FROM jobs").await;
    }

    async fn a_mail_tried_twice_keeps_its_message_id_and_no_other_mail_has_it(world: &World) {
        let (folder, other) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
        let (folder, other) = (format!("file://{}", folder.path().display()), format!("file://{}", other.path().display()));
        let blog = world.beside(&[("MAIL_URL", folder.as_str())]).await;
        let copy = world.beside(&[("MAIL_URL", other.as_str()), ("BASE_URL", "https://try.example.gov.uk")]).await;
        queued(&world.context, &Writes {}).await;
        let first = writes(&blog.context).await;
        assert!(first.starts_with("<hello-1."), "{first}");
        let again = "UPDATE jobs SET state = 'queued', attempts = 0 WHERE kind = 'writes'";
        world.run(again).await;
        assert_eq!(writes(&blog.context).await, first, "the same mail");
        world.run(again).await;
        assert_ne!(writes(&copy.context).await, first, "another blog");
        // An older copy of the database is put back: the numbers begin again.
        let select = "SELECT id FROM jobs WHERE kind = 'writes'";
        let number = ask(world.context.database.read(), select).await[0]["id"].to_string();
        world.run("DELETE FROM jobs").await;
        world.pass(TimeDelta::seconds(1));
        queued(&world.context, &Writes {}).await;
        world.run(&format!("UPDATE jobs SET id = {number}")).await;
        assert_ne!(writes(&blog.context).await, first, "a later mail");
        world.run("DELETE FROM jobs").await;
    }
}
