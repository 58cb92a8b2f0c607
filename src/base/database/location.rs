//! Says of an error where the database is and why it cannot be used: «pool timed out» helps nobody.

use super::{DatabaseUrl, Trouble, trouble::DAMAGED, url::whole};
use sea_orm::{
    ConnAcquireErr, DbErr, RuntimeErr, SqlxError,
    sqlx::{Connection, PgConnection},
};
use std::{
    fs,
    io::ErrorKind,
    os::unix::fs::MetadataExt,
    path::Path,
    sync::{Arc, OnceLock},
    time::{Duration, Instant},
};
use tokio::sync::Mutex;

/// What was found is good for so long, so that many who wait in vain do not all look.
const GOOD_FOR: Duration = Duration::from_secs(1);
/// How long a server is waited for when it is looked for.
const PATIENCE: Duration = Duration::from_secs(2);

/// When it was last looked for, and what is wrong with it, if anything is.
type Found = Option<(Instant, Option<String>)>;

/// Where the database is, and why it could not be reached when that was last looked for.
#[derive(Debug, Clone)]
pub(super) struct Location {
    url: DatabaseUrl,
    found: Arc<Mutex<Found>>,
    /// Which file was opened, by its device and number there.
    opened: Arc<OnceLock<(u64, u64)>>,
}

impl Location {
    pub(super) fn of(url: &DatabaseUrl) -> Self {
        Self { url: url.clone(), found: Arc::default(), opened: Arc::default() }
    }

    pub(super) fn url(&self) -> &DatabaseUrl {
        &self.url
    }

    /// Notes which file was opened.
    pub(super) fn remember(&self) {
        if let DatabaseUrl::Sqlite(path) = &self.url
            && let Ok(file) = fs::metadata(whole(path))
        {
            let _ = self.opened.set((file.dev(), file.ino()));
        }
    }

    /// # Errors
    /// If another file lies at the path by now, or none. SQLite would go on writing into the one that was opened,
    /// which nobody would ever find again.
    pub(super) fn is_the_one_opened(&self) -> Result<(), DbErr> {
        let (DatabaseUrl::Sqlite(path), Some(opened)) = (&self.url, self.opened.get()) else {
            return Ok(());
        };
        match fs::metadata(whole(path)) {
            Ok(file) if (file.dev(), file.ino()) == *opened => Ok(()),
            Ok(_) => Err(self.cannot(
                "be used",
                "another file was put in its place; start the program again on the one that is to be used",
            )),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(self.cannot("be used", "the file was moved or deleted; put it back"))
            }
            Err(error) => Err(self.cannot("be used", &error.to_string())),
        }
    }

    /// `error` with where the database is, if it tells of trouble with that; where there was no connection to
    /// be had, also with what a look finds.
    pub(super) async fn explain(&self, error: DbErr) -> DbErr {
        match &error {
            DbErr::ConnectionAcquire(ConnAcquireErr::Timeout)
            | DbErr::Conn(RuntimeErr::SqlxError(_))
                if Trouble::of(&error) == Some(Trouble::Away) =>
            {
                let cause = self.look().await.unwrap_or_else(|| cause(&error));
                let what = match self.url {
                    DatabaseUrl::Sqlite(_) => "be opened",
                    DatabaseUrl::Postgres(_) => "be reached",
                };
                self.cannot(what, &cause)
            }
            _ => self.place(error),
        }
    }

    /// `error` with where the database is, if it tells of trouble with that.
    pub(super) fn place(&self, error: DbErr) -> DbErr {
        match (Trouble::of(&error), &error) {
            // Explained already.
            (Some(_), DbErr::Conn(RuntimeErr::Internal(_)) | DbErr::Custom(_)) | (None, _) => error,
            (Some(Trouble::Away), _) => self.cannot("be used", &cause(&error)),
            (Some(Trouble::Damaged), _) => {
                DbErr::Custom(format!("{DAMAGED} ({}: {})", self.url.whereabouts(), cause(&error)))
            }
        }
    }

    /// That the database cannot be what `what` says, because of `cause`.
    pub(super) fn cannot(&self, what: &str, cause: &str) -> DbErr {
        let place = self.url.whereabouts();
        DbErr::Conn(RuntimeErr::Internal(format!("the database {place} cannot {what}: {cause}")))
    }

    /// That no blog is kept there, and what to do.
    pub(super) fn nothing_there(&self) -> DbErr {
        DbErr::Custom(format!(
            "there is no blog in the database {}: look at DATABASE_URL, and at the folder this was run in; \
             `fair-comment migrate` makes one",
            self.url.whereabouts()
        ))
    }

    /// Why there is no connection, as far as one look can say.
    async fn look(&self) -> Option<String> {
        let mut found = self.found.lock().await;
        if let Some((at, cause)) = &*found
            && at.elapsed() < GOOD_FOR
        {
            return cause.clone();
        }
        let cause = match &self.url {
            DatabaseUrl::Sqlite(path) => lacking_file(path),
            DatabaseUrl::Postgres(url) => lacking_server(url).await,
        };
        *found = Some((Instant::now(), cause.clone()));
        cause
    }
}

/// What is wrong with the file, if that can be seen from outside.
fn lacking_file(path: &Path) -> Option<String> {
    match fs::OpenOptions::new().read(true).write(true).open(whole(path)) {
        Ok(_) => None,
        Err(error) if error.kind() == ErrorKind::NotFound => Some("it is not there".to_owned()),
        Err(error) => Some(error.to_string()),
    }
}

/// What the server says to one more connection, or that it says nothing.
async fn lacking_server(url: &str) -> Option<String> {
    match tokio::time::timeout(PATIENCE, PgConnection::connect(url)).await {
        Ok(Ok(connection)) => {
            // It was opened to see whether it can be; how it ends says nothing more.
            let _ = connection.close().await;
            Some("all connections of this program were in use".to_owned())
        }
        Ok(Err(error)) => Some(error.to_string()),
        Err(_) => Some(format!("it did not answer within {} seconds", PATIENCE.as_secs())),
    }
}

/// The error in the words of the database or the driver.
fn cause(error: &DbErr) -> String {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(error))
        | DbErr::Exec(RuntimeErr::SqlxError(error))
        | DbErr::Query(RuntimeErr::SqlxError(error)) => match &**error {
            SqlxError::PoolTimedOut => "no connection was free in time".to_owned(),
            other => other.to_string(),
        },
        DbErr::ConnectionAcquire(ConnAcquireErr::Timeout) => {
            "no connection was free in time".to_owned()
        }
        other => other.to_string(),
    }
}
