//! The log of the built program, however `LOG` is set: nothing of what readers write, who they are, and which
//! private pages are theirs.

use crate::world::{Program, Serving};
use regex::Regex;
use std::fs;

/// Sends a form as a reader does, through a proxy that says where from.
fn send(serving: &Serving, path: &str, fields: &[(&str, &str)]) -> String {
    let body = serde_html_form::to_string(fields).expect("a form");
    serving.speak(&format!(
        "POST {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.77:4711\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    ))
}

/// What the log holds after a comment was sent, its receipt opened, something searched for and a sign-in refused;
/// and the token of the receipt.
fn log_of_a_comment(log: &str) -> (String, String) {
    let program = Program::with(&[("LOG", log), ("TRUSTED_PROXIES", "127.0.0.1")]);
    let serving = program.demo();
    let front = serving.get("/");
    let post = Regex::new(r#"href="(/\d{4}/\d\d/\d\d/[^/"]+/)""#).expect("a pattern");
    let post = post.captures(&front).expect("a post")[1].to_owned();
    let fields = [
        ("name", "Quillfeather Ashgrove"),
        ("email", "marmalade.owl@example.test"),
        ("body", "The *zephyrine* ferry <b>never</b> came. See https://heron.example/wharf"),
    ];
    let sent = send(&serving, &format!("{post}comments"), &fields);
    assert!(sent.starts_with("HTTP/1.1 303"), "{sent}");
    let receipt = Regex::new(r"(?mi)^location: (/comments/(\S+))").expect("a pattern");
    let receipt = receipt.captures(&sent).expect("a receipt");
    assert!(serving.get(&receipt[1]).contains("zephyrine"));
    serving.get("/?search=gooseberry");
    let refused = send(
        &serving,
        "/desk/sign-in",
        &[("email", "plover@example.test"), ("password", "a thimble")],
    );
    assert!(refused.starts_with("HTTP/1.1 422"), "{refused}");
    // The words again, on the page that says what is wrong.
    let wrong = [("body", "zephyrine"), ("name", "Quillfeather"), ("email", "marmalade.owl")];
    assert!(send(&serving, &format!("{post}comments"), &wrong).starts_with("HTTP/1.1 422"));
    assert_eq!(serving.stop().0, 0);
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    (log, receipt[2].to_owned())
}

#[test]
fn the_first_line_says_what_starts_and_each_line_says_a_thing_once() {
    let mail = "smtp://blog:thimble@mail.example:2525";
    let program = Program::with(&[("LOG", "info"), ("MAIL_URL", mail)]);
    let serving = program.serve();
    assert!(serving.get("/").starts_with("HTTP/1.1 200"));
    assert_eq!(serving.stop().0, 0);
    let log = fs::read_to_string(program.folder().join("serve.log")).expect("a log");
    let lines: Vec<serde_json::Value> =
        log.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let first = &lines[0];
    assert_eq!(first["message"], "fair-comment starts", "{log}");
    assert_eq!(first["version"], env!("CARGO_PKG_VERSION"));
    assert!(first["database"].as_str().is_some_and(|url| url.starts_with("sqlite://")), "{first}");
    assert_eq!(first["mail"], "smtp://mail.example:2525");
    assert!(!log.contains("thimble"), "{log}");
    let answered: Vec<_> = lines.iter().filter(|line| line["message"] == "answered").collect();
    let [answered] = answered.as_slice() else { panic!("one line a request: {log}") };
    assert_eq!(answered["span"]["method"], "GET");
    assert!(answered.get("spans").is_none(), "{answered}");
}

#[test]
fn at_no_level_does_the_log_hold_words_or_addresses_or_tokens_of_readers() {
    for level in [
        "trace",
        "trace,html5ever=trace,selectors=trace,sqlx=trace,sea_orm=trace,hyper=trace,rocket::server=trace,_=trace",
    ] {
        let (log, token) = log_of_a_comment(level);
        // The level is in force.
        assert!(log.contains("a password is hashed") && log.contains("\"answered\""), "{log}");
        let secret = token.split_once('-').expect("a key and a code").1;
        for private in [
            secret,
            "zephyrine",
            "ferry",
            "heron.example",
            "Quillfeather",
            "Ashgrove",
            "marmalade",
            "plover",
            "thimble",
            "gooseberry",
            "203.0.113.77",
        ] {
            let line = log.lines().find(|line| line.contains(private));
            assert_eq!(line, None, "LOG={level} writes {private}");
        }
    }
}
