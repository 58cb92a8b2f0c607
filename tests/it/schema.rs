//! Entities and migrations tell of the same tables, and the history can be walked in both directions,
//! by two programs at once, and not by one that is too old.

use crate::world::{Backend, Place, ask, with_place};
use fair_comment::base::database::{Database, DatabaseUrl, migrate, migration_state};
use migrations::Migrator;
use regex::Regex;
use rocket::futures::{FutureExt, future::join_all};
use sea_orm::{ConnectionTrait, DatabaseConnection};
use sea_orm_migration::MigratorTrait;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    panic::AssertUnwindSafe,
    path::Path,
};

/// Words of an enum that a table never holds, and why.
const NEVER_STORED: &[(&str, &str, &str)] =
    &[("Action", "withdraw", "what writers do themselves is no decision of a moderator")];

/// Enums in tables that have no CHECK for them, and why.
const UNCHECKED: &[(&str, &str, &str)] = &[(
    "decisions",
    "CommentStatus",
    "states as they were when it was decided, whatever they are now",
)];

/// A column: its kind in words that both databases share, and whether it may be empty.
type Columns = BTreeMap<String, (String, bool)>;

/// The columns of every table, as the database lists them.
async fn columns(database: &DatabaseConnection, backend: Backend) -> BTreeMap<String, Columns> {
    let rows = match backend {
        Backend::Sqlite => {
            "SELECT m.name AS t, c.name AS c, lower(c.type) AS k, CASE c.\"notnull\" WHEN 0 THEN 'YES' ELSE 'NO' END AS n \
             FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        }
        Backend::Postgres => {
            "SELECT table_name::text AS t, column_name::text AS c, data_type::text AS k, \
             is_nullable::text AS n FROM information_schema.columns WHERE table_schema = 'public'"
        }
    };
    let mut tables: BTreeMap<String, Columns> = BTreeMap::new();
    for row in ask(database, rows).await {
        let text = |key: &str| row[key].as_str().expect("text").to_owned();
        let nullable = text("n") == "YES";
        tables.entry(text("t")).or_default().insert(text("c"), (kind(&text("k")), nullable));
    }
    tables.retain(|name, _| name != "seaql_migrations" && !name.starts_with("sqlite_"));
    tables
}

fn kind(catalogue: &str) -> String {
    match catalogue {
        "bigint" | "integer" => "number",
        "boolean" => "yes or no",
        "text" => "text",
        time if time.starts_with("timestamp") => "moment",
        other => other,
    }
    .to_owned()
}

/// The words that the CHECKs of a table allow, one set a CHECK.
async fn words(
    database: &DatabaseConnection,
    backend: Backend,
    table: &str,
) -> Vec<BTreeSet<String>> {
    let quoted = Regex::new("'([a-z_]+)'").expect("a pattern");
    let set = |text: &str| quoted.captures_iter(text).map(|found| found[1].to_owned()).collect();
    match backend {
        Backend::Sqlite => {
            let rows =
                format!("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '{table}'");
            let sql = ask(database, &rows).await[0]["sql"].as_str().expect("text").to_owned();
            let checks = Regex::new(r"(?i)check\s*\(([^()]*\([^()]*\))").expect("a pattern");
            checks.captures_iter(&sql).map(|found| set(&found[1])).collect()
        }
        Backend::Postgres => {
            let rows = format!(
                "SELECT pg_get_constraintdef(oid) AS d FROM pg_constraint \
                 WHERE contype = 'c' AND conrelid = '{table}'::regclass"
            );
            ask(database, &rows)
                .await
                .iter()
                .map(|row| set(row["d"].as_str().unwrap_or("")))
                .collect()
        }
    }
}

/// What the entities say, read from their source: table, columns, and the words of each enum.
struct Entity {
    path: String,
    table: String,
    columns: Columns,
    enums: Vec<String>,
}

fn source_files() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("one").path())
        {
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = fs::read_to_string(&path).expect("text");
                found.push((path.display().to_string(), text));
            }
        }
    }
    found.sort();
    found
}

fn entities() -> Vec<Entity> {
    let model =
        Regex::new(r#"(?s)table_name = "(\w+)".*?struct Model \{(.*?)\n\}"#).expect("a pattern");
    let field = Regex::new(r"pub (?:r#)?(\w+): ([^\n]+),\n").expect("a pattern");
    let mut found = Vec::new();
    for (path, text) in source_files() {
        for table in model.captures_iter(&text) {
            let mut entity = Entity {
                path: path.clone(),
                table: table[1].to_owned(),
                columns: Columns::new(),
                enums: Vec::new(),
            };
            for column in field.captures_iter(&format!("{}\n", &table[2])) {
                let (name, whole) = (column[1].to_owned(), &column[2]);
                if whole.starts_with("Has") || whole.starts_with("BelongsTo") {
                    continue;
                }
                let inner = whole.strip_prefix("Option<").and_then(|rest| rest.strip_suffix('>'));
                let typed = inner.unwrap_or(whole).rsplit("::").next().unwrap_or("");
                let kind = match typed {
                    "i64" => "number",
                    id if id.ends_with("Id") => "number",
                    "bool" => "yes or no",
                    "Moment" => "moment",
                    "String" => "text",
                    other => {
                        entity.enums.push(other.to_owned());
                        "text"
                    }
                };
                entity.columns.insert(name, (kind.to_owned(), inner.is_some()));
            }
            found.push(entity);
        }
    }
    found
}

/// The words by which the enum `name` is kept: in the entity's own file, or wherever it is.
fn kept_words(name: &str, near: &str) -> BTreeSet<String> {
    let pattern = format!(r"(?s)DeriveActiveEnum[^{{]*?pub enum {name} \{{(.*?)\n\}}");
    let pattern = Regex::new(&pattern).expect("a pattern");
    let value = Regex::new(r#"string_value = "(\w+)""#).expect("a pattern");
    let room = near.split("/entity").next().unwrap_or("");
    let mut files = source_files();
    // Its own file before its room, its room before the others.
    files.sort_by_key(|(path, _)| (path != near, !path.starts_with(room)));
    let found = files
        .iter()
        .find_map(|(_, text)| pattern.captures(text))
        .unwrap_or_else(|| panic!("{near} names {name}, which is no enum kept as text"));
    value.captures_iter(&found[1]).map(|word| word[1].to_owned()).collect()
}

fn on(backend: Backend, test: impl AsyncFnOnce(&Place, &DatabaseConnection)) {
    with_place(backend, async |place| {
        let database = place.connect().await;
        let outcome = AssertUnwindSafe(test(&place, &database)).catch_unwind().await;
        database.close().await.expect("closed");
        outcome
    });
}

fn entities_agree(backend: Backend) {
    on(backend, async |_, database| {
        let tables = columns(database, backend).await;
        for Entity { path, table, columns, enums } in entities() {
            let there = tables.get(&table).unwrap_or_else(|| panic!("{path}: no table {table}"));
            assert_eq!(
                &columns, there,
                "{path}: what the entity says, and what the table {table} is"
            );
            let list: Vec<String> = columns.keys().map(|name| format!("\"{name}\"")).collect();
            ask(database, &format!("SELECT {} FROM {table}", list.join(", "))).await;
            let checks = words(database, backend, &table).await;
            for name in enums {
                let mut kept = kept_words(&name, &path);
                for (_, word, _) in NEVER_STORED.iter().filter(|(whose, _, _)| *whose == name) {
                    kept.remove(*word);
                }
                let unchecked =
                    UNCHECKED.iter().any(|(whose, which, _)| *whose == table && *which == name);
                assert!(
                    unchecked != checks.contains(&kept),
                    "{path}: {name} is kept as {kept:?}, and the CHECKs of {table} are {checks:?}"
                );
            }
        }
    });
}

#[test]
fn entities_and_tables_agree_on_sqlite() {
    entities_agree(Backend::Sqlite);
}

#[test]
fn entities_and_tables_agree_on_postgres() {
    entities_agree(Backend::Postgres);
}

#[test]
fn both_databases_have_the_same_tables() {
    if !Backend::Postgres.is_there() {
        return;
    }
    let mut found = Vec::new();
    for backend in [Backend::Sqlite, Backend::Postgres] {
        on(backend, async |_, database| found.push(columns(database, backend).await));
    }
    assert_eq!(found[0], found[1]);
}

/// Tables, columns, and the indexes with their columns.
async fn whole(database: &DatabaseConnection, backend: Backend) -> String {
    let indexes = match backend {
        Backend::Sqlite => "SELECT sql AS d FROM sqlite_master WHERE sql IS NOT NULL ORDER BY sql",
        Backend::Postgres => {
            "SELECT indexdef AS d FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1"
        }
    };
    format!("{:#?}\n{:#?}", columns(database, backend).await, ask(database, indexes).await)
}

fn up_and_down(backend: Backend) {
    on(backend, async |_, database| {
        let before = whole(database, backend).await;
        Migrator::down(database, None).await.expect("every step taken back");
        let left = columns(database, backend).await;
        assert!(left.is_empty(), "left over: {:?}", left.keys());
        Migrator::up(database, None).await.expect("every step taken again");
        assert_eq!(before, whole(database, backend).await);
    });
}

#[test]
fn every_step_can_be_taken_back_and_again_on_sqlite() {
    up_and_down(Backend::Sqlite);
}

#[test]
fn every_step_can_be_taken_back_and_again_on_postgres() {
    up_and_down(Backend::Postgres);
}

/// What the step that brought the faults makes of guidelines that were there before it.
fn faults_of_before(backend: Backend) {
    on(backend, async |_, database| {
        let steps = Migrator::migrations();
        let step = steps.iter().position(|step| step.name() == "m20261129_000240_faults");
        let back = steps.len() - step.expect("the step");
        Migrator::down(database, u32::try_from(back).ok()).await.expect("taken back");
        let add = |table: &str, keys: &str, slug: &str, title: &str| {
            format!(
                "INSERT INTO {table} ({keys}, title, short, body, html, refusal, version) \
                 VALUES ({slug}, '{title}', 's', 'b', 'h', 'r', 1)"
            )
        };
        let mut rows = vec![];
        for (id, slug, title) in [
            (1, "be-concise", "Be brief"),
            (2, "stay-on-topic", "Ask about trains"),
            (3, "say-where", "Say where you found it"),
        ] {
            let new = format!("{id}, '{slug}', {id}, 1");
            rows.push(add("guidelines", "id, slug, position, render_version", &new, title));
            rows.push(add("guideline_versions", "guideline_id", &id.to_string(), title));
        }
        for row in rows {
            database.execute_unprepared(&row).await.expect("a row of before");
        }
        Migrator::up(database, None).await.expect("taken again");
        for table in ["guidelines", "guideline_versions"] {
            let found = ask(database, &format!("SELECT fault FROM {table} ORDER BY id")).await;
            let faults: Vec<_> = found.iter().filter_map(|row| row["fault"].as_str()).collect();
            let named = |title: &str| format!("It breaks the rule “{title}”");
            let (asked, own) = (named("Ask about trains"), named("Say where you found it"));
            assert_eq!(faults, ["It is too long", asked.as_str(), own.as_str()], "{table}");
        }
    });
}

#[test]
fn guidelines_of_before_have_a_fault_on_sqlite() {
    faults_of_before(Backend::Sqlite);
}

#[test]
fn guidelines_of_before_have_a_fault_on_postgres() {
    faults_of_before(Backend::Postgres);
}

fn at_once(backend: Backend) {
    with_place(backend, async |_| {
        let place = Place::empty(backend).await;
        let outcome = AssertUnwindSafe(async {
            let programs = join_all((0..4).map(|_| async {
                let database = place.open().await;
                let outcome = migrate(&database).await;
                database.close().await.expect("closed");
                outcome
            }));
            for outcome in programs.await {
                outcome.expect("every program finds the database ready");
            }
            let database = place.open().await;
            let state = migration_state(&database).await.expect("a state");
            assert!(state.pending.is_empty() && state.unknown.is_empty(), "{state:?}");
            database.close().await.expect("closed");
        })
        .catch_unwind()
        .await;
        place.clear().await;
        outcome
    });
}

#[test]
fn programs_that_start_at_once_all_find_the_database_ready_on_sqlite() {
    at_once(Backend::Sqlite);
}

#[test]
fn programs_that_start_at_once_all_find_the_database_ready_on_postgres() {
    at_once(Backend::Postgres);
}

fn newer(backend: Backend) {
    on(backend, async |place, database| {
        database
            .execute_unprepared(
                "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29991231_000001_later', 0)",
            )
            .await
            .expect("a step of a newer version");
        let before = whole(database, backend).await;
        let url: DatabaseUrl = place.url().parse().expect("an address");
        let opened = Database::open(&url).await.expect("opened");
        let refusal = migrate(&opened).await.expect_err("refused").to_string();
        opened.close().await.expect("closed");
        for words in ["newer version of Fair Comment", "m29991231_000001_later", "backup"] {
            assert!(refusal.contains(words), "{refusal}");
        }
        assert_eq!(before, whole(database, backend).await, "it was left as it is");
    });
}

#[test]
fn a_database_of_a_newer_version_is_refused_in_words_on_sqlite() {
    newer(Backend::Sqlite);
}

#[test]
fn a_database_of_a_newer_version_is_refused_in_words_on_postgres() {
    newer(Backend::Postgres);
}
