//! A PostgreSQL server that takes no writes, as a standby does, and that ends every session meanwhile.

use super::{
    acts::{ACTS, Came, Stage},
    no_limits,
};
use crate::world::{Backend, World, ask, heard, run_with};
use sea_orm::ConnectionTrait;
use std::time::Duration;

/// Sets what new sessions may do, and ends the others.
async fn set(world: &World, sql: &str) {
    let server = world.place().connect().await;
    let name = ask(&server, "SELECT current_database()::text AS n").await;
    let name = name[0]["n"].as_str().expect("a name").to_owned();
    for statement in [
        // This session, too, may have been told to write nothing.
        "SET default_transaction_read_only = off".to_owned(),
        format!("ALTER DATABASE {name} {sql}"),
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
         WHERE datname = current_database() AND pid <> pg_backend_pid()"
            .to_owned(),
    ] {
        server.execute_unprepared(&statement).await.expect("done");
    }
    server.close().await.expect("closed");
}

#[test]
fn a_server_that_takes_no_writes_is_said_and_named() {
    run_with(
        Backend::Postgres,
        async |_| no_limits(),
        async |world| {
            let stage = Stage::set(world).await;
            let mut acts = Vec::new();
            for act in ACTS {
                acts.push(stage.prepares(act).await);
            }
            set(world, "SET default_transaction_read_only = on").await;
            for prepared in &acts {
                let (answer, lines) = heard(stage.does(prepared)).await;
                assert_eq!(
                    stage.came_of(prepared, &answer).await,
                    Came::ToldToComeBack,
                    "{answer:?}"
                );
                let named = lines.iter().any(|line| {
                    line.contains("unavailable")
                        && line.contains("the database postgres://")
                        && line.contains("read-only")
                });
                assert!(named, "{lines:#?}");
            }
            world.reader().get("/").await.assert_ok();
            world.reader().get("/health/ready").await.assert_status(503);
            set(world, "RESET default_transaction_read_only").await;
            tokio::time::sleep(Duration::from_millis(1100)).await;
            world.reader().get("/health/ready").await.assert_ok();
            for act in ACTS {
                stage.goes_on(act).await;
            }
            stage.ends().await;
        },
    );
}
