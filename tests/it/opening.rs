//! How commands open the database: which of them make one, what its file may be called, which of them write,
//! and what becomes of a secret key that is lost or another one.

use crate::world::{Backend, Ended, Place, Program, with_place};
use rocket::futures::FutureExt;
use sea_orm::{ConnectionTrait, Database};
use std::{collections::BTreeMap, fs, panic::AssertUnwindSafe, path::Path};

const PASSWORD: &str = "quartz lantern ferry moss\n";
const KEY: &str = "0123456789012345678901234567890123456789";
const OTHER: &str = "abcdefghijabcdefghijabcdefghijabcdefghij";

const ADD: &[&str] =
    &["user", "add", "--email", "ada@example.test", "--name", "Ada", "--role", "administrator"];

/// Every command that is about a blog that is there.
const ABOUT_A_BLOG: &[&[&str]] = &[
    ADD,
    &["user", "list"],
    &["user", "list", "--json"],
    &["user", "reset-password", "--email", "ada@example.test"],
    &["user", "deactivate", "--email", "ada@example.test"],
    &["migrate", "status"],
    &["purge"],
    &["purge", "--erased"],
    &["screening", "rebuild"],
    &["screening", "report"],
    &["erase-again", "list.csv"],
];

fn is_refused(ended: &Ended, all: &[&str]) {
    assert_eq!(ended.code, 1, "{ended:?}");
    assert_eq!(ended.told, "", "{ended:?}");
    for words in all {
        assert!(ended.said.contains(words), "“{words}”: {ended:?}");
    }
}

fn is_done(ended: &Ended) {
    assert_eq!(ended.code, 0, "{ended:?}");
}

/// Every file under `folder` with what it holds.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.insert(path.display().to_string(), fs::read(&path).expect("read"));
        }
    }
    found
}

#[test]
fn no_command_about_a_blog_makes_one_and_each_says_where_it_looked() {
    let program = Program::fresh();
    fs::write(program.folder().join("list.csv"), "").expect("a list");
    let place = program.folder().join("data/blog.db").display().to_string();
    for command in ABOUT_A_BLOG {
        let ended = program.run(command, PASSWORD);
        is_refused(&ended, &[&place, "DATABASE_URL", "`fair-comment migrate`"]);
    }
    assert!(!program.folder().join("data").exists(), "nothing was made");
    // A file that is empty is no blog.
    fs::create_dir(program.folder().join("data")).expect("a folder");
    fs::write(&place, "").expect("a file");
    for command in ABOUT_A_BLOG {
        is_refused(&program.run(command, PASSWORD), &[&place, "no blog"]);
    }
    assert_eq!(files(&program.folder().join("data")).len(), 1, "nothing was put beside it");
}

#[test]
fn no_command_about_a_blog_makes_tables_on_a_server() {
    with_place(Backend::Postgres, async |_| {
        let place = Place::empty(Backend::Postgres).await;
        let outcome = AssertUnwindSafe(async {
            let program = Program::with(&[("DATABASE_URL", &place.url()), ("SECRET_KEY", KEY)]);
            fs::write(program.folder().join("list.csv"), "").expect("a list");
            for command in ABOUT_A_BLOG {
                let ended = program.run(command, PASSWORD);
                is_refused(&ended, &["there is no blog in the database postgres://", "migrate"]);
            }
            let url = place.url().replace("/t_", "/missing_t_");
            let missing = Program::with(&[("DATABASE_URL", &url), ("SECRET_KEY", KEY)]);
            is_refused(&missing.run(&["user", "list"], ""), &["missing_t_", "does not exist"]);
            let server = place.connect().await;
            let tables = "SELECT 1 FROM pg_tables WHERE schemaname = 'public'";
            let tables = sea_orm::Statement::from_string(sea_orm::DbBackend::Postgres, tables);
            assert!(server.query_all_raw(tables).await.expect("asked").is_empty());
            server.close().await.expect("closed");
        })
        .catch_unwind()
        .await;
        place.clear().await;
        outcome
    });
}

#[test]
fn a_file_may_be_called_as_files_are() {
    for name in [
        "100%.db",
        "what?.db",
        "a%20b.db",
        "50%25?x=1 & more#2.db",
        "it's \"here\".db",
        "with ?/and %2F/blog.db",
        "file:blog.db",
        "no-ending",
    ] {
        let program = Program::with(&[("DATABASE_URL", &format!("sqlite://data/{name}"))]);
        is_done(&program.run(&["migrate"], ""));
        is_done(&program.run(ADD, PASSWORD));
        let listed = program.run(&["user", "list"], "");
        assert!(listed.told.contains("ada@example.test"), "{name}: {listed:?}");
        assert_eq!(program.run(&["migrate", "status"], "").told, "up to date\n");
        let file = program.folder().join("data").join(name);
        let mut wanted =
            vec![file.display().to_string(), file.with_extension("key").display().to_string()];
        wanted.sort();
        let found: Vec<String> = files(&program.folder().join("data")).into_keys().collect();
        assert_eq!(found, wanted, "{name}");
    }
    for wrong in ["sqlite://data/blog.db?mode=rwc", "sqlite://:memory:", "sqlite://data/"] {
        let program = Program::with(&[("DATABASE_URL", wrong)]);
        let ended = program.run(&["migrate"], "");
        assert_eq!(ended.code, 2, "{wrong}: {ended:?}");
        assert!(files(program.folder()).is_empty(), "{wrong}");
    }
}

#[test]
fn commands_that_read_write_nothing() {
    let program = Program::migrated();
    is_done(&program.run(ADD, PASSWORD));
    let reading = |program: &Program| {
        assert!(program.run(&["user", "list"], "").told.contains("ada@example.test"));
        assert_eq!(program.run(&["migrate", "status"], "").told, "up to date\n");
    };
    let before = files(program.folder());
    reading(&program);
    assert_eq!(before, files(program.folder()));
    // Somebody else has it open, and has written what is not folded in yet.
    let serving = program.serve();
    reading(&program);
    assert_eq!(serving.stop().0, 0);
    // Neither asks for the key, nor for one to be made.
    fs::remove_file(program.folder().join("data/blog.key")).expect("gone");
    reading(&program);
    assert!(!program.folder().join("data/blog.key").exists());
}

#[test]
fn a_folder_that_cannot_be_made_is_named_with_the_cause() {
    let program = Program::fresh();
    fs::write(program.folder().join("data"), "in the way").expect("a file");
    let ended = program.run(&["serve", "--port", "0"], "");
    let place = program.folder().join("data/blog.db").display().to_string();
    is_refused(&ended, &[&place, "cannot be opened", "the folder", "File exists"]);
    assert!(!ended.said.contains("Error:"), "{ended:?}");
}

/// A blog that was served once.
fn served(program: Program) -> Program {
    assert_eq!(program.serve().stop().0, 0);
    program
}

#[test]
fn a_key_that_is_lost_is_noticed_and_no_other_is_made_unasked() {
    let program = served(Program::fresh());
    let key = program.folder().join("data/blog.key");
    let first = fs::read_to_string(&key).expect("a key");
    fs::remove_file(&key).expect("lost");
    for command in [&["serve", "--port", "0"][..], &["purge"], ADD] {
        let ended = program.run(command, PASSWORD);
        is_refused(&ended, &[&key.display().to_string(), "backup", "--accept-new-key"]);
        assert!(!key.exists(), "{command:?} made one");
    }
    is_done(&program.run(&["purge", "--accept-new-key"], ""));
    assert_ne!(fs::read_to_string(&key).expect("a key"), first);
    let program = served(program);
    // The first one is the wrong one now.
    fs::write(&key, &first).expect("put back");
    is_refused(
        &program.run(&["serve"], ""),
        &["is not the one that this blog was run with before"],
    );
    is_done(&program.run(&["purge", "--accept-new-key"], ""));
    is_done(&program.run(&["purge"], ""));
    assert!(program.run(&["--help"], "").told.contains("--accept-new-key"));
    assert!(program.run(&["serve", "--help"], "").told.contains("--accept-new-key"));
}

#[test]
fn a_key_that_is_set_is_known_again() {
    let program = served(Program::fresh()).and("SECRET_KEY", OTHER);
    let ended = program.run(&["purge"], "");
    is_refused(&ended, &["the secret key in SECRET_KEY is not the one", "--accept-new-key"]);
    assert!(!ended.said.contains(OTHER), "{ended:?}");
}

#[test]
fn another_key_is_noticed_on_a_server_too() {
    with_place(Backend::Postgres, async |place: Place| {
        let url = place.url();
        let with = |key: &str| Program::with(&[("DATABASE_URL", &url), ("SECRET_KEY", key)]);
        is_done(&with(KEY).run(&["purge"], ""));
        is_done(&with(KEY).run(&["purge"], ""));
        is_refused(&with(OTHER).run(&["purge"], ""), &["SECRET_KEY is not the one"]);
        is_done(&with(OTHER).run(&["purge", "--accept-new-key"], ""));
        is_refused(&with(KEY).run(&["purge"], ""), &["SECRET_KEY is not the one"]);
        let server = Database::connect(&url).await.expect("a connection");
        let noted = "SELECT action FROM audit WHERE action = 'secret_key_changed'";
        assert_eq!(crate::world::ask(&server, noted).await.len(), 1);
        server.close().await.expect("closed");
        Ok(())
    });
}

#[test]
fn a_blog_from_before_takes_the_key_that_it_has() {
    let program = served(Program::fresh());
    let key = program.folder().join("data/blog.key");
    let file = format!("sqlite://{}", program.folder().join("data/blog.db").display());
    let forget = || {
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        runtime.block_on(async {
            let database = Database::connect(&file).await.expect("a connection");
            let forget = "UPDATE key_fingerprint SET fingerprint = ''";
            database.execute_unprepared(forget).await.expect("done");
            database.close().await.expect("closed");
        });
    };
    forget();
    is_done(&program.run(&["purge"], ""));
    forget();
    fs::remove_file(&key).expect("lost");
    is_refused(&program.run(&["purge"], ""), &["backup", "--accept-new-key"]);
}
