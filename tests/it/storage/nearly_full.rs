//! A disk on which little is free: said in the log and on the desk of those who can see to it, before it ends.

use crate::world::{Backend, Person, Place, Program, run_with};
use fair_comment::team::accounts::Role;
use std::fs;

/// More than any disk has, so that every disk is nearly full.
const MORE: &str = "99999999999";

async fn says_nothing(person: &Person<'_>) {
    let desk = person.get("/desk/").await;
    assert!(!desk.assert_ok().text().contains("megabytes"), "{desk:?}");
}

#[test]
fn administrators_are_told_on_the_desk() {
    let settings = async |_: &Place| vec![("WARN_FREE_MEGABYTES", MORE.to_owned())];
    run_with(Backend::Sqlite, settings, async |world| {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        let folder = world.place().file().parent().expect("a folder").display().to_string();
        let desk = ada.get("/desk/").await;
        desk.assert_has("megabytes left on the disk of this blog").assert_has(&folder);
        let mo = world.person("Mo Moderator", &[Role::Moderator]).await;
        says_nothing(&mo).await;
        let roomy = world.beside(&[("WARN_FREE_MEGABYTES", "0")]).await;
        let ada = roomy.person("Ida Admin", &[Role::Administrator]).await;
        says_nothing(&ada).await;
    });
}

#[test]
fn the_disk_of_a_server_is_not_guessed_at() {
    let settings = async |_: &Place| vec![("WARN_FREE_MEGABYTES", MORE.to_owned())];
    run_with(Backend::Postgres, settings, async |world| {
        let ada = world.person("Ada Admin", &[Role::Administrator]).await;
        says_nothing(&ada).await;
    });
}

#[test]
fn the_log_says_so_from_the_start() {
    let program = Program::fresh().and("WARN_FREE_MEGABYTES", MORE);
    let serving = program.serve();
    serving.get("/health/live");
    assert_eq!(serving.stop().0, 0);
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    let told: Vec<&str> = log.lines().filter(|line| line.contains("nearly full")).collect();
    assert_eq!(told.len(), 1, "once for one disk, and not at every look: {log}");
    assert!(told[0].contains(&program.folder().join("data").display().to_string()), "{told:?}");
    assert!(told[0].contains("megabytes"), "{told:?}");
    let quiet = Program::fresh().and("WARN_FREE_MEGABYTES", "0");
    assert_eq!(quiet.serve().stop().0, 0);
    let log = fs::read_to_string(quiet.folder().join("serve.log")).expect("a log");
    assert!(!log.contains("nearly full"), "{log}");
}
