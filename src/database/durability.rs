//! Whether a PostgreSQL server keeps what it has called kept, by its own settings.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, Statement};

/// The settings that must not be off, how they are asked for, and what goes wrong when they are
/// (<https://www.postgresql.org/docs/15/runtime-config-wal.html>).
const NEEDED: [(&str, &str, &str); 3] = [
    ("fsync", "SHOW fsync", "a crash of the machine can damage the whole database"),
    (
        "synchronous_commit",
        "SHOW synchronous_commit",
        "a crash loses comments whose writers were told that we have them",
    ),
    (
        "full_page_writes",
        "SHOW full_page_writes",
        "a crash of the machine can damage pages of the database",
    ),
];

/// A sentence for each setting that is off.
pub(super) async fn lacking(database: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let backend = database.get_database_backend();
    let mut lacking = Vec::new();
    if backend != DbBackend::Postgres {
        return Ok(lacking);
    }
    for (name, show, harm) in NEEDED {
        let show = Statement::from_string(backend, show);
        let value: Option<String> =
            database.query_one_raw(show).await?.map(|row| row.try_get_by(0)).transpose()?;
        if value.as_deref() == Some("off") {
            lacking.push(format!("PostgreSQL runs with {name}=off: {harm}; set it to on"));
        }
    }
    Ok(lacking)
}
