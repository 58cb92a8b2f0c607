//! What is in a database, asked of the database itself.

use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, JsonValue, Statement};

/// The names of all tables of the program.
pub async fn tables(database: &impl ConnectionTrait) -> Vec<String> {
    let names = match database.get_database_backend() {
        DbBackend::Sqlite => {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        }
        _ => "SELECT tablename::text AS name FROM pg_tables WHERE schemaname = 'public'",
    };
    let mut found: Vec<String> = ask(database, names)
        .await
        .iter()
        .map(|row| row["name"].as_str().expect("a name").to_owned())
        .filter(|name| name != "seaql_migrations")
        .collect();
    found.sort();
    found
}

/// The rows that `select` finds, each as a line of text, in an order that holds.
pub async fn rows(database: &impl ConnectionTrait, select: &str) -> Vec<String> {
    let mut rows: Vec<String> =
        ask(database, select).await.iter().map(ToString::to_string).collect();
    rows.sort();
    rows
}

/// The rows that `select` finds.
pub async fn ask(database: &impl ConnectionTrait, select: &str) -> Vec<JsonValue> {
    let statement = Statement::from_string(database.get_database_backend(), select);
    JsonValue::find_by_statement(statement).all(database).await.expect("rows")
}
