//! Whether a PostgreSQL server keeps what it has called kept, by its own settings.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};

/// The settings that must not be off, and what goes wrong when they are
/// (<https://www.postgresql.org/docs/15/runtime-config-wal.html>).
const NEEDED: [(&str, &str); 3] = [
    ("fsync", "a crash of the machine can damage the whole database"),
    ("synchronous_commit", "a crash loses comments whose writers were told that we have them"),
    ("full_page_writes", "a crash of the machine can damage pages of the database"),
];

/// A sentence for each setting that is off.
pub(super) async fn lacking(database: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let backend = database.get_database_backend();
    if backend != DbBackend::Postgres {
        return Ok(Vec::new());
    }
    let off = "SELECT name FROM pg_settings WHERE setting = 'off'";
    let rows = database.query_all_raw(Statement::from_string(backend, off)).await?;
    let off: Vec<String> =
        rows.iter().map(|row| row.try_get_by("name")).collect::<Result<_, DbErr>>()?;
    Ok(NEEDED
        .iter()
        .filter(|(name, _)| off.iter().any(|it| it == name))
        .map(|(name, harm)| format!("PostgreSQL runs with {name}=off: {harm}; set it to on"))
        .collect())
}
