//! How each database is connected to: pools, time limits, and SQLite's pragmas.

use super::{
    Connection, Database,
    doubt::{self, Doubt},
};
use sea_orm::{ConnectOptions, Database as SeaOrm, DbErr};
use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

/// How many connections read at once.
const READERS: u32 = 8;
/// How long a request waits for a connection before it is told to come back.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the database is: a SQLite file, or a PostgreSQL server.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// `sqlite://path/to/file.db`.
    Sqlite(PathBuf),
    /// `postgres://user:password@host/name`, kept as written.
    Postgres(String),
}

impl FromStr for DatabaseUrl {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite://") {
            if path.is_empty() {
                return Err("name a file after sqlite://".to_owned());
            }
            Ok(Self::Sqlite(path.into()))
        } else if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Err("must begin with sqlite:// or postgres://".to_owned())
        }
    }
}

/// Shows where the database is and never the password in the address.
impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Self::Postgres(text) => match url::Url::parse(text) {
                Ok(mut url) => {
                    if url.password().is_some() && url.set_password(Some("***")).is_err() {
                        return f.write_str("postgres://***");
                    }
                    write!(f, "{url}")
                }
                Err(_) => f.write_str("postgres://***"),
            },
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

pub(super) async fn open(url: &DatabaseUrl) -> Result<Database, DbErr> {
    match url {
        DatabaseUrl::Sqlite(path) => {
            if let Some(folder) = path.parent() {
                private(folder, path)
                    .map_err(|error| DbErr::Custom(format!("{}: {error}", folder.display())))?;
            }
            // The writer comes first: it makes the file that the readers open.
            let doubt = Doubt::default();
            let mut writing = sqlite(path, 1);
            doubt.watch_sqlite(&mut writing);
            let writer = SeaOrm::connect(writing).await?;
            let readers = SeaOrm::connect(sqlite(path, READERS)).await?;
            Ok(Database {
                reading: Connection::pool(readers.clone()),
                readers,
                writer,
                doubt,
                probe: Default::default(),
            })
        }
        DatabaseUrl::Postgres(text) => {
            let mut options = ConnectOptions::new(text);
            common(&mut options, READERS + 4);
            doubt::watch_postgres(&mut options);
            let pool = SeaOrm::connect(options).await?;
            Ok(Database {
                reading: Connection::pool(pool.clone()),
                readers: pool.clone(),
                writer: pool,
                doubt: Doubt::default(),
                probe: Default::default(),
            })
        }
    }
}

/// Makes the folder and the file so that only their owner can read them; SQLite gives its other files
/// the rights of the first.
fn private(folder: &std::path::Path, file: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(file)?;
    Ok(())
}

fn sqlite(path: &std::path::Path, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", path.display()));
    common(&mut options, connections);
    options.map_sqlx_sqlite_opts(|options| {
        options
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
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
