//! How each database is connected to: pools, time limits, and SQLite's pragmas.

use super::{
    Connection, Database, DatabaseUrl,
    doubt::{self, Doubt},
    location::Location,
    url::whole,
};
use sea_orm::{
    ConnectOptions, Database as SeaOrm, DatabaseConnection, DbErr,
    sqlx::{ConnectOptions as _, sqlite::SqliteConnectOptions},
};
use std::{path::Path, time::Duration};

/// How many connections read at once.
const READERS: u32 = 8;
/// How long a request waits for a connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// How a database is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A SQLite file is made where there is none.
    Make,
    /// Nothing is made.
    Existing,
    /// Nothing is made and nothing written.
    ToRead,
}

/// Opens the pools.
///
/// # Errors
/// In words that name the database and the cause.
pub(super) async fn open(url: &DatabaseUrl, opening: Opening) -> Result<Database, DbErr> {
    let location = Location::of(url);
    match pools(&location, opening).await {
        Ok((readers, writer, doubt)) => {
            location.remember();
            Ok(Database {
                reading: Connection::pool(readers.clone(), location.clone()),
                readers,
                writer,
                doubt,
                location,
                probe: Default::default(),
            })
        }
        Err(error) => Err(location.explain(error).await),
    }
}

/// The pool that reads, the one that writes, and what doubts its connection.
async fn pools(
    location: &Location,
    opening: Opening,
) -> Result<(DatabaseConnection, DatabaseConnection, Doubt), DbErr> {
    let doubt = Doubt::default();
    match (location.url(), opening) {
        (DatabaseUrl::Sqlite(path), Opening::ToRead) => {
            let path = &whole(path);
            there(location, path)?;
            let pool = SeaOrm::connect(sqlite_to_read(path)).await?;
            Ok((pool.clone(), pool, doubt))
        }
        (DatabaseUrl::Sqlite(path), _) => {
            let path = &whole(path);
            match opening {
                Opening::Make => {
                    private(path).map_err(|cause| location.cannot("be opened", &cause))?
                }
                _ => there(location, path)?,
            }
            // The writer comes first: it fills the file that the readers open.
            let mut writing = sqlite(path, 1);
            doubt.watch_sqlite(&mut writing);
            let writer = SeaOrm::connect(writing).await?;
            let readers = SeaOrm::connect(sqlite(path, READERS)).await?;
            Ok((readers, writer, doubt))
        }
        (DatabaseUrl::Postgres(text), _) => {
            let mut options = ConnectOptions::new(text);
            common(&mut options, READERS + 4);
            doubt::watch_postgres(&mut options);
            let pool = SeaOrm::connect(options).await?;
            Ok((pool.clone(), pool, doubt))
        }
    }
}

/// Makes the folder and the file so that only their owner can read them; SQLite gives its other files
/// the rights of the first.
fn private(file: &Path) -> Result<(), String> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    if let Some(folder) = file.parent() {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|error| format!("the folder {} cannot be made: {error}", folder.display()))?;
    }
    std::fs::OpenOptions::new()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(file)
        .map_err(|error| error.to_string())?;
    Ok(())
}

/// Whether something is kept in `file`. One that is empty was made by accident.
fn there(location: &Location, file: &Path) -> Result<(), DbErr> {
    match std::fs::metadata(file) {
        Ok(found) if found.len() > 0 => Ok(()),
        Ok(_) => Err(location.nothing_there()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(location.nothing_there()),
        Err(error) => Err(location.cannot("be opened", &error.to_string())),
    }
}

/// SQLite by the path itself: in an address, `%` and `?` would mean something.
fn sqlite(path: &Path, connections: u32) -> ConnectOptions {
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite://");
    common(&mut options, connections);
    options.map_sqlx_sqlite_opts(move |_| {
        SqliteConnectOptions::new()
            .filename(&path)
            .disable_statement_logging()
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
            .busy_timeout(PATIENCE)
    });
    options
}

/// As [`sqlite`], and nothing is written: nor are files put beside it where nobody else has it open.
fn sqlite_to_read(path: &Path) -> ConnectOptions {
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite://");
    common(&mut options, 1);
    options.map_sqlx_sqlite_opts(move |_| {
        let mut log = path.clone().into_os_string();
        log.push("-wal");
        let alone = !Path::new(&log).exists();
        SqliteConnectOptions::new()
            .filename(&path)
            .disable_statement_logging()
            .read_only(true)
            .immutable(alone)
            .busy_timeout(PATIENCE)
    });
    options
}

fn common(options: &mut ConnectOptions, connections: u32) {
    options
        .max_connections(connections)
        .acquire_timeout(PATIENCE)
        .connect_timeout(PATIENCE)
        // Statements carry what people wrote, so they are never logged.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
}
