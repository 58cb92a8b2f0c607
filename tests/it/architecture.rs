//! The rules of the house, held by reading the source: who may name whom, how large a file is, what
//! never stands in a template.

use crate::uses::{points_to, used, written_as};
use regex::Regex;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

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
            // The page that ends a request, and what answers where no route does.
            "src/team/site/error_page.rs",
            "src/team/site/catchers.rs",
            // The server is launched and stopped here.
            "src/cli/serve.rs",
            // Stands round the routes like a guard.
            "src/team/people/kept_words.rs",
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
            // A door reads on the connection, or in the transaction, of whoever asks.
            "/door.rs",
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
];

/// What the files of one floor never name, by the name of the file or folder.
const FLOORS: &[(&str, &[&str])] = &[
    (
        "values",
        &[
            "crate::base::database",
            "crate::base::context",
            "crate::cli",
            "store",
            "routes",
            "pages",
            "actions",
        ],
    ),
    (
        "lifecycle",
        &[
            "crate::base::database",
            "crate::base::context",
            "crate::cli",
            "store",
            "routes",
            "pages",
            "actions",
        ],
    ),
    ("entity", &["crate::base::context", "store", "routes", "pages", "actions", "forms"]),
    ("store", &["crate::base::context", "routes", "pages", "actions", "forms"]),
    ("actions", &["routes", "pages", "guards"]),
    (
        "forms",
        &["store", "entity", "crate::base::database", "crate::base::context", "routes", "pages"],
    ),
    ("pages", &["store", "entity", "crate::base::database", "crate::base::context", "routes"]),
    ("routes", &["store", "entity", "crate::base::database"]),
    ("jobs", &["routes", "pages", "guards"]),
];

/// What still points back, to be mended: file and what it names. Mended, it is taken off here.
const OWING: &[(&str, &str)] = &[
    ("src/moderation/answers/routes/lists.rs", "store"),
    ("src/moderation/answers/routes/replying.rs", "store"),
    ("src/moderation/answers/routes/shelves.rs", "store"),
    ("src/moderation/due_times/routes.rs", "store"),
    ("src/moderation/redaction/routes/sealed.rs", "store"),
    ("src/moderation/reports/routes/desk.rs", "store"),
    ("src/moderation/spam_filter/routes.rs", "store"),
];

/// A file of the source, and what of it is not tests and not comments.
struct Source {
    path: String,
    whole: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_under(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            if path.is_dir() {
                if !path.ends_with("node_modules") && !path.ends_with("target") {
                    folders.push(path);
                }
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).expect("inside").to_string_lossy().into_owned()
}

fn sources(folder: &str) -> Vec<Source> {
    files_under(folder, ".rs")
        .iter()
        .map(|path| {
            let whole = fs::read_to_string(path).expect("text");
            let before_tests = whole.split("#[cfg(test)]\nmod tests").next().unwrap_or("");
            let code = before_tests
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect::<Vec<_>>()
                .join("\n");
            Source { path: shown(path), code, whole }
        })
        .collect()
}

fn holds(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

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
fn the_floors_of_a_room_do_not_point_back() {
    let mut found = Vec::new();
    let sources: Vec<(Source, Vec<String>)> = sources("src")
        .into_iter()
        .map(|source| {
            let used = used(&source.code);
            (source, used)
        })
        .collect();
    for (floor, never) in FLOORS {
        for what in *never {
            let written = written_as(what);
            for (Source { path, code, .. }, used) in &sources {
                let file = path.ends_with(&format!("/{floor}.rs"));
                let folder = path.contains(&format!("/{floor}/"));
                let in_a_room = path.matches('/').count() >= 2;
                // A room may bear the name of a floor: `src/base/jobs/`.
                let is_room = path.starts_with(&format!("src/{floor}/"));
                let here = in_a_room && !is_room && (file || folder);
                let names = here && points_to(&written, code, used, what);
                let owing = here && OWING.contains(&(path.as_str(), *what));
                if owing && !names {
                    found.push(format!("{path} no longer names {what}: take it off OWING"));
                }
                if names && !owing {
                    found.push(format!("{path} ({floor}) names {what}"));
                }
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
        .filter(|source| source.path.ends_with("/mod.rs") && inner.is_match(&source.code))
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
fn templates_escape_and_hold_no_style_and_no_script() {
    let unescaped =
        Regex::new(r"\|\s*safe\b|escape\s*\(?\s*none|\{%-?\s*filter\s+safe").expect("a pattern");
    let inline = Regex::new(r#"(?i)\sstyle\s*=|<style|<script(?:>|\s+(?:[^s>]|s[^r>]))|\son[a-z]+\s*=\s*["']|javascript:"#)
        .expect("a pattern");
    let mut found = Vec::new();
    for path in files_under("templates", "") {
        let text = fs::read_to_string(&path).expect("text");
        // A mail program has no style sheet of ours.
        let mail = shown(&path).starts_with("templates/mail/");
        for (number, line) in text.lines().enumerate() {
            let place = format!("{}:{}", shown(&path), number + 1);
            if unescaped.is_match(line) {
                found.push(format!("{place} leaves something unescaped: {line}"));
            }
            if !mail && inline.is_match(line) {
                found.push(format!("{place} has style or script in it: {line}"));
            }
        }
    }
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
