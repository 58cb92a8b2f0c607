//! The built program at the command line: its exit codes, what it tells, and how it serves.

use crate::world::Program;
use std::{fs, time::Duration};

const PASSWORD: &str = "quartz lantern ferry moss\n";

fn add(program: &Program, email: &str, role: &str) -> crate::world::Ended {
    let arguments = ["user", "add", "--email", email, "--name", "Ada Admin", "--role", role];
    program.run(&arguments, PASSWORD)
}

#[test]
fn people_are_added_listed_and_deactivated() {
    let program = Program::migrated();
    let done = add(&program, "Ada@Example.test", "administrator");
    assert_eq!((done.code, done.told.as_str()), (0, ""), "{done:?}");
    assert_eq!(done.said.trim(), "Ada Admin can sign in as ada@example.test");
    assert_eq!(add(&program, "mo@example.test", "moderator").code, 0);

    let listed = program.run(&["user", "list"], "");
    assert_eq!(listed.code, 0, "{listed:?}");
    assert!(listed.told.contains("ada@example.test  Ada Admin  administrator\n"), "{listed:?}");
    let json = program.run(&["user", "list", "--json"], "");
    let rows: serde_json::Value = serde_json::from_str(&json.told).expect("JSON");
    assert_eq!(rows.as_array().map(Vec::len), Some(2), "{json:?}");

    let done = program.run(&["user", "deactivate", "--email", "mo@example.test"], "");
    assert_eq!(done.code, 0, "{done:?}");
    assert!(program.run(&["user", "list"], "").told.contains("(deactivated)"));
    let last = program.run(&["user", "deactivate", "--email", "ada@example.test"], "");
    assert_eq!(last.code, 1, "the last administrator stays: {last:?}");

    let reset = ["user", "reset-password", "--email", "ada@example.test"];
    assert_eq!(program.run(&reset, "granite otter violin dusk\n").code, 0);
    let weak = program.run(&reset, "short\n");
    assert_eq!(weak.code, 1);
    assert!(weak.said.contains("Password must be 12 characters or more"), "{weak:?}");
}

#[test]
fn what_fails_is_told_in_words_with_code_1() {
    let program = Program::migrated();
    assert_eq!(add(&program, "ada@example.test", "administrator").code, 0);
    let twice = add(&program, "ada@example.test", "author");
    assert_eq!(twice.code, 1);
    assert!(twice.said.contains("already has an account"), "{twice:?}");
    let nobody = program.run(&["user", "deactivate", "--email", "nobody@example.test"], "");
    assert_eq!(nobody.code, 1);
    assert!(nobody.said.contains("nobody has the address nobody@example.test"), "{nobody:?}");
    let none = program.run(
        &["user", "add", "--email", "bo@example.test", "--name", "Bo", "--role", "author"],
        "",
    );
    assert_eq!(none.code, 1, "{none:?}");
    let listed = program.run(&["user", "list"], "");
    assert_eq!(listed.told.lines().count(), 1, "{listed:?}");
}

#[test]
fn what_is_used_wrongly_is_told_with_code_2_and_a_password_is_no_argument() {
    let program = Program::fresh();
    for arguments in [
        &["user", "add"][..],
        &["user", "add", "--email", "x", "--name", "Ada", "--role", "author"],
        &["user", "add", "--email", "a@example.test", "--name", "Ada", "--role", "root"],
        &["user", "add", "--email", "a@example.test", "--name", "", "--role", "author"],
        &[
            "user",
            "add",
            "--email",
            "a@example.test",
            "--name",
            "Ada",
            "--role",
            "author",
            "--password",
            "quartz lantern ferry moss",
        ],
        &["user", "reset-password", "--email", "a@example.test", "quartz lantern ferry moss"],
        &["serve", "--secret-key", "0123456789012345678901234567890123456789"],
        &["serve", "--mail-url", "smtp://localhost"],
        &["nonsense"],
        &["serve", "--nonsense"],
    ] {
        let ended = program.run(arguments, "");
        assert_eq!(ended.code, 2, "{arguments:?}: {ended:?}");
        assert!(ended.told.is_empty() && !ended.said.is_empty(), "{arguments:?}: {ended:?}");
        assert!(!ended.said.contains("panicked"), "{ended:?}");
    }
    assert!(!program.folder().join("data").exists(), "nothing was made");
}

#[test]
fn a_wrong_setting_is_named() {
    for (name, value, words) in [
        ("PORT", "many", "PORT cannot be \"many\""),
        ("BASEURL", "http://x", "the nearest is BASE_URL"),
        ("BASE_URL", "ftp://x", "BASE_URL must begin with http:// or https://"),
        ("DATABASE_URL", "mysql://x", "DATABASE_URL cannot be"),
        ("SECRET_KEY", "short", "SECRET_KEY must have at least 32 characters"),
        ("TRUSTED_PROXIES", "here", "TRUSTED_PROXIES holds \"here\""),
        ("LOG", "loud", "LOG cannot be \"loud\": write error, warn, info, debug, trace or off"),
        ("LOG", "info,fair-comment=debug", "LOG cannot be \"info,fair-comment=debug\": write"),
        ("KEEP_NETWORK_DAYS", "0", "KEEP_NETWORK_DAYS must be from 1 to 365"),
    ] {
        let ended = Program::with(&[(name, value)]).run(&["user", "list"], "");
        assert_eq!(ended.code, 2, "{name}: {ended:?}");
        assert!(ended.said.contains(words), "{name}: {ended:?}");
    }
}

#[test]
fn postgres_without_a_secret_key_is_refused() {
    let program = Program::with(&[("DATABASE_URL", "postgres://nobody:hunter2@localhost/x")]);
    let ended = program.run(&["purge"], "");
    assert_eq!(ended.code, 1);
    assert!(ended.said.contains("SECRET_KEY must be set"), "{ended:?}");
    assert!(!ended.said.contains("hunter2"), "{ended:?}");
}

#[test]
fn a_database_that_cannot_be_opened_is_told_without_its_password() {
    let program = Program::with(&[
        ("DATABASE_URL", "postgres://nobody:hunter2@127.0.0.1:1/x"),
        ("SECRET_KEY", "0123456789012345678901234567890123456789"),
    ]);
    for command in [&["user", "list"][..], &["purge"], &["migrate"], &["serve"]] {
        let ended = program.run(command, "");
        assert_eq!(ended.code, 1);
        for words in ["nobody:***@127.0.0.1:1/x", "cannot be reached", "Connection refused"] {
            assert!(ended.said.contains(words), "{words}: {ended:?}");
        }
        assert!(!ended.said.contains("hunter2"), "{ended:?}");
        assert!(
            !ended.said.contains("Error:"),
            "no kind of the driver stands before it: {ended:?}"
        );
    }
}

#[test]
fn serve_says_where_it_listens_and_stops_when_told() {
    let program = Program::fresh();
    let serving = program.serve();
    assert!(serving.get("/health/live").starts_with("HTTP/1.1 200"));
    assert!(serving.get("/health/ready").starts_with("HTTP/1.1 200"));
    let missing = serving.get("/nowhere");
    assert!(missing.starts_with("HTTP/1.1 404") && missing.contains("Page not found"), "{missing}");
    let (code, took, rest) = serving.stop();
    assert_eq!(code, 0);
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert_eq!(rest, "", "one line is told");
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    let set_up = log.lines().find(|line| line.starts_with("Create the first account at http://"));
    assert!(set_up.is_some(), "{log}");
}

#[test]
fn a_signal_right_after_the_first_line_is_heard() {
    let program = Program::fresh();
    for _ in 0..5 {
        let (code, took, _) = program.serve().stop();
        assert_eq!(code, 0);
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
}

#[test]
fn an_open_connection_does_not_hold_up_the_end() {
    use std::io::Write;
    let program = Program::fresh();
    let serving = program.serve();
    let mut slow = std::net::TcpStream::connect(&serving.address).expect("a connection");
    slow.write_all(b"GET /health/live HTTP/1.1\r\nHost: x\r\n").expect("sent");
    let (code, took, _) = serving.stop();
    assert_eq!(code, 0);
    assert!(took < Duration::from_secs(10), "{took:?}");
}

#[test]
fn the_key_beside_the_database_is_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt;
    let program = Program::migrated();
    assert_eq!(program.run(&["purge"], "").code, 0);
    let key = program.folder().join("data/blog.key");
    let first = fs::read_to_string(&key).expect("a key");
    assert_eq!(key.metadata().expect("a file").permissions().mode() & 0o777, 0o600);
    assert_eq!(program.run(&["purge"], "").code, 0);
    assert_eq!(first, fs::read_to_string(&key).expect("the same key"));
}

#[test]
fn migrate_says_what_it_did() {
    let program = Program::fresh();
    let refused = Program::with(&[("DATABASE_URL", "sqlite://data/blog.db"), ("MIGRATE", "false")]);
    let refused = refused.run(&["user", "list"], "");
    assert_eq!(refused.code, 1, "{refused:?}");
    assert!(refused.said.contains("fair-comment migrate"), "{refused:?}");
    assert!(program.run(&["migrate"], "").told.ends_with("steps taken\n"));
    assert_eq!(program.run(&["migrate", "status"], "").told, "up to date\n");
}

#[test]
fn names_that_kubernetes_sets_are_left_alone_with_one_warning() {
    let program = Program::with(&[
        ("SERVICE_HOST", "10.0.0.1"),
        ("SERVICE_PORT", "8000"),
        ("SERVICE_PORT_HTTP", "8000"),
        ("PORT", "tcp://10.0.0.1:8000"),
        ("PORT_8000_TCP", "tcp://10.0.0.1:8000"),
        ("PORT_8000_TCP_ADDR", "10.0.0.1"),
        ("PORT_8000_TCP_PORT", "8000"),
        ("PORT_8000_TCP_PROTO", "tcp"),
    ]);
    assert_eq!(program.run(&["migrate"], "").code, 0);
    assert_eq!(program.serve().stop().0, 0);
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    let told: Vec<&str> = log.lines().filter(|line| line.contains("Kubernetes")).collect();
    assert_eq!(told.len(), 1, "{log}");
    for name in ["SERVICE_HOST", "SERVICE_PORT", "SERVICE_PORT_HTTP", "PORT", "PORT_8000_TCP_PROTO"]
    {
        assert!(told[0].contains(&format!("FAIR_COMMENT_{name}")), "{name}: {told:?}");
    }
    let slip = Program::with(&[("SERVICE_HOTS", "10.0.0.1")]).run(&["user", "list"], "");
    assert!(
        slip.code == 2 && slip.said.contains("FAIR_COMMENT_SERVICE_HOTS is no setting"),
        "{slip:?}"
    );
}
