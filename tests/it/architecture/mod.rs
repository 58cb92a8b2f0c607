//! The rules of the house, held by reading the source: who may name whom, how large a file is, which
//! crates are named where.

mod graph;
mod order;
mod planted;
mod public;
mod sources;
mod uses;

pub use sources::{files_under, holds, shown};

use regex::Regex;
use sources::{Source, root, sources};
use std::{collections::BTreeSet, fs};

/// The most lines of a file.
const LINES: usize = 400;

/// Which files may name a crate: the endings of their paths, and single files with a reason.
const NAMES: &[(&str, &[&str])] = &[
    (
        "rocket",
        &[
            "/routes.rs",
            "/routes/",
            "/guards.rs",
            "src/web/",
            "src/app.rs",
            // The page that ends a request.
            "src/team/site/pages/error_page.rs",
            // The server is launched and stopped here.
            "src/cli/serve.rs",
        ],
    ),
    (
        "sea_orm",
        &[
            "/entity.rs",
            "/entity/",
            "/store.rs",
            "/store/",
            "src/base/database/",
            "src/base/ids.rs",
            // A derive on enums that are kept as text.
            "/roles.rs",
            "/values.rs",
            "/lifecycle.rs",
            "/status.rs",
            // A door reads on the connection, or in the transaction, of whoever asks; and whether a comment
            // may come in is asked on the one and then in the other.
            "/door.rs",
            "/admit.rs",
        ],
    ),
    ("sea_orm_migration", &["src/base/database/"]),
    ("sqlx", &["src/base/database/"]),
    (
        "askama",
        &[
            "/pages.rs",
            "/pages/",
            "src/base/mail/",
            "src/web/",
            "src/base/markdown/",
            "/error_page.rs",
        ],
    ),
    ("comrak", &["src/base/markdown/"]),
    ("ammonia", &["src/base/markdown/"]),
    ("argon2", &["src/team/accounts/password.rs"]),
    ("zxcvbn", &["src/team/accounts/values.rs"]),
    // An address is one that mail can be sent to, in the words of the crate that sends it.
    ("lettre", &["src/base/mail/", "src/team/accounts/values.rs"]),
    ("clap", &["src/cli/"]),
    ("rpassword", &["src/cli/"]),
    ("anyhow", &["src/cli/", "src/app.rs", "src/demo/"]),
    ("getrandom", &["src/base/keys.rs"]),
    ("hmac", &["src/base/keys.rs"]),
    ("sha2", &["src/base/keys.rs"]),
    ("subtle", &["src/base/keys.rs"]),
    ("rustix", &["src/base/disk.rs"]),
];

/// Whether `code` names `what` as a path: `what::…` or `use what`, not as a part of a longer word.
fn names(code: &str, what: &str) -> bool {
    let pattern = format!(r"(?m)(^|[^\w:]|[{{(,<&]\s*){}(::|;|,|\}})", regex::escape(what));
    Regex::new(&pattern).expect("a pattern").is_match(code)
        || code.contains(&format!("use {what}::"))
}

#[test]
fn each_crate_is_named_where_it_belongs() {
    let mut found = Vec::new();
    let sources = sources("src");
    for (name, places) in NAMES {
        let pattern = Regex::new(&format!(r"(^|[^\w:]){name}::")).expect("a pattern");
        for Source { path, code, .. } in &sources {
            let may = places.iter().any(|place| path.contains(place));
            if !may && code.contains(name) && pattern.is_match(code) {
                found.push(format!("{path} names {name}, which only {places:?} do"));
            }
        }
        for place in places.iter().filter(|place| place.starts_with("src/")) {
            if !sources.iter().any(|source| source.path.starts_with(place)) {
                found.push(format!("{place} is not there: take it out of the list of {name}"));
            }
        }
    }
    holds(&found);
}

#[test]
fn rooms_meet_at_their_doors() {
    let inner =
        Regex::new(r"pub mod (store|routes|entity|forms|pages|guards)\b").expect("a pattern");
    let found: Vec<String> = sources("src")
        .iter()
        .filter(|source| {
            source.path.matches('/').count() > 2
                && source.path.ends_with("/mod.rs")
                && inner.is_match(&source.code)
        })
        .map(|source| {
            format!("{}: a room keeps its store, routes and forms to itself", source.path)
        })
        .collect();
    holds(&found);
}

#[test]
fn the_history_of_the_database_knows_nothing_of_the_program() {
    let mut found = Vec::new();
    for Source { path, code, .. } in sources("migrations") {
        if code.contains("fair_comment") || names(&code, "sea_orm") {
            found.push(format!("{path} names more than sea_orm_migration"));
        }
        if path.contains("/m2") && !code.contains("fn use_transaction") {
            found.push(format!("{path}: a step is taken in a transaction (use_transaction)"));
        }
    }
    holds(&found);
}

#[test]
fn every_file_begins_by_saying_what_it_is_for_and_is_no_longer_than_it_may_be() {
    let mut found = Vec::new();
    for folder in ["src", "migrations", "tests", "benches"] {
        for Source { path, whole, .. } in sources(folder) {
            if !whole.starts_with("//! ") {
                found.push(format!("{path} does not begin with //!"));
            }
            let lines = whole.lines().count();
            if lines > LINES {
                found.push(format!("{path} has {lines} lines, and {LINES} are the most"));
            }
        }
    }
    holds(&found);
}

#[test]
fn only_the_clock_asks_the_time() {
    let found: Vec<String> = sources("src")
        .iter()
        .filter(|source| !source.path.starts_with("src/base/clock/"))
        .filter(|source| {
            ["Utc::now", "Local::now", "SystemTime::now", "disallowed_methods", "CURRENT_TIMESTAMP"]
                .iter()
                .any(|words| source.code.contains(words))
        })
        .map(|source| format!("{} asks the time itself", source.path))
        .collect();
    holds(&found);
}

/// SQL in which a value could stand as text: only numbers and names of our own may be put in.
#[test]
fn no_value_is_put_into_sql_as_text() {
    let raw = Regex::new(
        r"(?s)(execute_unprepared|from_string|from_sql_and_values|cust(?:_with_values|_with_exprs|_with_expr)?)\s*\([^;]{0,200}?format!",
    )
    .expect("a pattern");
    // The number of the lock is a constant.
    let known = ["src/base/database/migrate.rs"];
    let found: Vec<String> = sources("src")
        .iter()
        .filter(|source| !known.contains(&source.path.as_str()) && raw.is_match(&source.code))
        .map(|source| format!("{} makes SQL by format!", source.path))
        .collect();
    holds(&found);
}

#[test]
fn every_path_that_the_documents_name_is_there() {
    let path =
        Regex::new(r"`([\w.-]+(?:/[\w.*<>-]+)+/?|[\w-]+\.(?:md|toml|rs|sh))`").expect("a pattern");
    let tops: BTreeSet<String> = fs::read_dir(root())
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    let mut documents = files_under("docs", ".md");
    documents.extend(["README.md", "CONTRIBUTING.md"].map(|name| root().join(name)));
    let mut found = Vec::new();
    for document in documents {
        let Ok(text) = fs::read_to_string(&document) else { continue };
        for named in path.captures_iter(&text).map(|captures| captures[1].to_owned()) {
            let top = named.split('/').next().unwrap_or("");
            // Only what lies in the repository: the rest are examples, addresses and headers.
            if !tops.contains(top) || named.contains(['*', '<']) || top == "target" || top == "data"
            {
                continue;
            }
            if !root().join(&named).exists() {
                found.push(format!("{} names {named}, which is not there", shown(&document)));
            }
        }
    }
    holds(&found);
}

#[test]
fn nothing_of_the_source_is_unsafe_or_starts_a_program() {
    let found: Vec<String> = sources("src")
        .iter()
        .filter(|source| {
            ["unsafe {", "process::Command", "#![allow"].iter().any(|it| source.code.contains(it))
        })
        .map(|source| source.path.clone())
        .collect();
    holds(&found);
}
