//! A database for one test: copied from one that was migrated once, dropped at the end.

use fair_comment::base::database::{Database, DatabaseUrl, migrate};
use sea_orm::{ConnectOptions, ConnectionTrait, Database as SeaOrm, DatabaseConnection};
use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::UNIX_EPOCH,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Names the maintenance database of a PostgreSQL server that tests may use.
const SERVER: &str = "FAIR_COMMENT_TEST_POSTGRES";

/// Which kind of database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Backend {
    /// Whether a test can run on it here.
    ///
    /// # Panics
    /// If it cannot and `CI` is `true`.
    pub fn is_there(self) -> bool {
        if self == Self::Sqlite || std::env::var_os(SERVER).is_some() {
            return true;
        }
        assert_ne!(std::env::var("CI").as_deref(), Ok("true"), "{SERVER} is not set");
        eprintln!("left out: {SERVER} is not set (tests/run sets it)");
        false
    }
}

/// Where the database of one test is.
#[derive(Debug, Clone)]
pub struct Place(Arc<Inside>);

#[derive(Debug)]
enum Inside {
    Sqlite(TempDir),
    Postgres { name: String },
}

impl Place {
    /// A new database with every table and no row.
    pub async fn migrated(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => {
                let place = Self::empty(backend).await;
                std::fs::copy(sqlite_template().await, place.file()).expect("copied");
                place
            }
            Backend::Postgres => Self::on_server(postgres_template().await).await,
        }
    }

    /// A new database with nothing in it.
    pub async fn empty(backend: Backend) -> Self {
        match backend {
            Backend::Sqlite => {
                Self(Arc::new(Inside::Sqlite(tempfile::tempdir().expect("a folder"))))
            }
            Backend::Postgres => Self::on_server("template0").await,
        }
    }

    async fn on_server(template: &str) -> Self {
        static NUMBER: AtomicU64 = AtomicU64::new(0);
        let number = NUMBER.fetch_add(1, Relaxed);
        let name = format!("t_{}_{number}", std::process::id());
        let server = maintenance().await;
        // A name left over by a program that had this number before is free to go.
        for statement in [
            format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
            format!("CREATE DATABASE {name} TEMPLATE {template}"),
        ] {
            server.execute_unprepared(&statement).await.expect("a database");
        }
        server.close().await.expect("closed");
        Self(Arc::new(Inside::Postgres { name }))
    }

    /// As in the setting `DATABASE_URL`.
    pub fn url(&self) -> String {
        match &*self.0 {
            Inside::Sqlite(_) => format!("sqlite://{}", self.file().display()),
            Inside::Postgres { name, .. } => named(name),
        }
    }

    /// The database, opened as the program opens it.
    pub async fn open(&self) -> Database {
        open(&self.url()).await
    }

    /// A connection to it and nothing round it.
    pub async fn connect(&self) -> DatabaseConnection {
        let mut options = ConnectOptions::new(self.url());
        options.max_connections(1).sqlx_logging(false);
        SeaOrm::connect(options).await.expect("a connection")
    }

    /// The SQLite file.
    pub fn file(&self) -> PathBuf {
        match &*self.0 {
            Inside::Sqlite(folder) => folder.path().join("blog.db"),
            Inside::Postgres { .. } => unreachable!("a server has no file"),
        }
    }

    /// Drops it. A folder goes by itself.
    pub async fn clear(&self) {
        if let Inside::Postgres { name } = &*self.0 {
            let server = maintenance().await;
            server
                .execute_unprepared(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
                .await
                .expect("dropped");
            server.close().await.expect("closed");
        }
    }
}

async fn open(url: &str) -> Database {
    let url: DatabaseUrl = url.parse().expect("a database address");
    Database::open(&url).await.expect("an open database")
}

fn server() -> String {
    std::env::var(SERVER).expect("the address of a PostgreSQL server")
}

fn named(name: &str) -> String {
    let mut url = url::Url::parse(&server()).expect("an address");
    url.set_path(name);
    url.to_string()
}

async fn maintenance() -> DatabaseConnection {
    let mut options = ConnectOptions::new(server());
    options.max_connections(1).sqlx_logging(false);
    SeaOrm::connect(options).await.expect("the server answers")
}

/// Tells this build of the tests from any other, whose tables may differ.
fn build() -> String {
    let program = std::env::current_exe().expect("a program");
    let metadata = program.metadata().expect("a file");
    let made = metadata.modified().expect("a time").duration_since(UNIX_EPOCH).expect("a time");
    format!("{}_{}", made.as_nanos(), metadata.len())
}

/// A migrated SQLite file. Whichever test comes first makes it; to put it in its place is one step,
/// so that no other test sees half of it.
async fn sqlite_template() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let kept = folder.join(format!("template_{}.db", build()));
    if !kept.exists() {
        let making = tempfile::tempdir_in(&folder).expect("a folder");
        let path = making.path().join("blog.db");
        let database = open(&format!("sqlite://{}", path.display())).await;
        migrate(&database).await.expect("migrated");
        database.close().await.expect("closed");
        std::fs::rename(path, &kept).expect("put in its place");
    }
    kept
}

/// The name of a migrated database on the server, which is asked for once in each process.
async fn postgres_template() -> &'static str {
    static NAME: OnceCell<String> = OnceCell::const_new();
    NAME.get_or_init(make_postgres_template).await
}

/// Makes it if it is not there yet. Processes that come at once wait for the one that makes it.
async fn make_postgres_template() -> String {
    let name = format!("template_{}", build());
    let server = maintenance().await;
    server.execute_unprepared("SELECT pg_advisory_lock(4711)").await.expect("a lock");
    let made = server
        .query_one_raw(sea_orm::Statement::from_sql_and_values(
            sea_orm::DbBackend::Postgres,
            "SELECT 1 FROM pg_database WHERE datname = $1",
            [name.clone().into()],
        ))
        .await
        .expect("a catalogue");
    if made.is_none() {
        let making = format!("{name}_making");
        for statement in [
            format!("DROP DATABASE IF EXISTS {making} WITH (FORCE)"),
            format!("CREATE DATABASE {making} TEMPLATE template0"),
        ] {
            server.execute_unprepared(&statement).await.expect("a database");
        }
        let database = open(&named(&making)).await;
        migrate(&database).await.expect("migrated");
        database.close().await.expect("closed");
        server
            .execute_unprepared(&format!("ALTER DATABASE {making} RENAME TO {name}"))
            .await
            .expect("put in its place");
    }
    // Closing the connection gives the lock back.
    server.close().await.expect("closed");
    name
}
